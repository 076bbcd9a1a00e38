import Events

extension StatisticsSettings {
  /// Reads and checks a settings file.
  ///
  /// - Throws: everything that is wrong with it, each fault with its line, reason and remedy.
  public static func load(_ file: String) throws(SettingsFaults) -> CheckedSettings<StatisticsSettings> {
    try YAMLDocument.load(file) { read(&$0) }
  }

  /// Checks the text of a settings file.
  ///
  /// - Parameter file: the name that faults give.
  public static func check(
    _ yaml: String, file: String
  ) throws(SettingsFaults) -> CheckedSettings<StatisticsSettings> {
    try YAMLDocument.check(Array(yaml.utf8), file: file) { read(&$0) }
  }

  private static func read(_ root: inout YAMLSection) -> StatisticsSettings? {
    let listen = root.optional("listen") { ListenSettings.read($0, port: 8443) }
    let tls = root.optional("tls") { ServerCertificateSettings.read($0) }
    let state = root.optional("state_directory") { $0.path() } ?? "/var/lib/queue-statistics"
    let isPublic = root.has("public") ? root.optional("public") { $0.flag() } : false
    let token =
      isPublic == false
      ? root.required("read_token_file") { $0.secretPath() } : root.optional("read_token_file") { $0.secretPath() }
    let time = OfficeTime.read(&root)
    if !root.has("tls"), let listen, !listen.isLoopback {
      return root.owner.child("listen")?.fault(
        "credentials would cross the network in clear text",
        remedy: "add tls: {certificate_file: …, key_file: …}, or listen on 127.0.0.1", code: .conflict)
    }
    guard let isPublic else { return nil }
    return StatisticsSettings(
      listen: listen ?? ListenSettings(), tls: tls, stateDirectory: state, isPublic: isPublic, readTokenFile: token,
      time: time)
  }
}

extension ServerCertificateSettings {
  fileprivate static func read(_ value: YAMLValue) -> ServerCertificateSettings? {
    value.section { keys in
      let certificate = keys.required("certificate_file") { $0.path() }
      let key = keys.required("key_file") { $0.secretPath() }
      guard let certificate, let key else { return nil }
      return ServerCertificateSettings(certificateFile: certificate, keyFile: key)
    }
  }
}
