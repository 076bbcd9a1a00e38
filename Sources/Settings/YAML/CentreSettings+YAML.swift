extension CentreSettings {
  static func read(_ value: YAMLValue) -> CentreSettings? {
    value.section { keys in
      let cleartext = keys.optional("cleartext") { $0.flag() } ?? false
      let url = keys.required("url") { readURL($0, cleartext: cleartext) }
      let credentialFile = keys.required("credential_file") { $0.secretPath() }
      let trustFile = keys.optional("trust_file") { $0.path() }
      guard let url, let credentialFile else { return nil }
      return CentreSettings(url: url, credentialFile: credentialFile, trustFile: trustFile, cleartext: cleartext)
    }
  }

  private static func readURL(_ value: YAMLValue, cleartext: Bool) -> String? {
    guard let address = WebAddress(value) else { return nil }
    guard address.isEncrypted || cleartext || address.isLoopback else {
      return value.fault(
        "the device's credential would cross the network in clear text",
        remedy: "write https://…, or \"cleartext: true\" below if the network is protected in another way",
        code: .conflict)
    }
    return address.text
  }
}
