import Events

extension SiteSettings {
  static func read(_ value: YAMLValue) -> SiteSettings? {
    value.section { keys in
      let code = keys.required("code") { $0.published($0.name()) }
      let name = keys.required("name") { $0.bilingual() }
      let responsibleUnit = keys.optional("responsible_unit") { $0.bilingual() }
      let telephone = keys.optional("telephone") { $0.text(limit: 60) }
      let time = OfficeTime.read(&keys)
      let baseURL = keys.optional("base_url") { WebAddress($0) }
      guard let code, let name else { return nil }
      return SiteSettings(
        code: code, name: name, responsibleUnit: responsibleUnit, telephone: telephone, time: time,
        baseURL: baseURL?.text)
    }
  }
}

extension OfficeTime {
  /// Reads `time_zone:`, by default Bangkok's.
  static func read(_ keys: inout YAMLSection) -> OfficeTime {
    let zone = keys.optional("time_zone") { value -> OfficeTime? in
      guard let name = value.scalar("a time zone such as Asia/Bangkok") else { return nil }
      if name.contains(/^Etc\/GMT[+-]/) {
        value.note(
          .advice, "the sign of such a zone is turned round: Etc/GMT+7 is seven hours behind UTC",
          remedy: "write the place, such as Asia/Bangkok")
      }
      return OfficeTime(identifier: name)
        ?? value.fault("the machine knows no such time zone", remedy: "write a name such as Asia/Bangkok")
    }
    return zone ?? .bangkok
  }
}

extension MachineSettings {
  /// The longest path of a Unix socket in bytes (unix(7): 108 with the NUL).
  static let socketPathLimit = 107

  static func read(_ value: YAMLValue) -> MachineSettings? {
    value.section { keys in
      let code = keys.required("code") { $0.published($0.name()) }
      let state = keys.optional("state_directory") { $0.path() } ?? "/var/lib/queue-kiosk"
      let runtime = keys.optional("runtime_directory") { checkedRuntime($0) } ?? "/run/queue-kiosk"
      let highWater = keys.optional("high_water_directory") { checkedHighWater($0, state: state) }
      let group = keys.optional("staff_group") { $0.group() } ?? "kiosk-staff"
      let fallback = keys.optional("fallback_series") { $0.series() }
      let secret = keys.optional("site_secret_file") { $0.secretPath() }
      let quirks = keys.optional("quirks_file") { $0.path() }
      let channel = keys.optional("channel") { $0.choice(Channel.self) } ?? .walkIn
      let drill = keys.optional("drill") { $0.flag() } ?? false
      guard let code else { return nil }
      return MachineSettings(
        code: code, stateDirectory: state, highWaterDirectory: highWater, runtimeDirectory: runtime, staffGroup: group,
        fallbackSeries: fallback, siteSecretFile: secret, quirksFile: quirks, channel: channel, drill: drill)
    }
  }

  private static func checkedRuntime(_ value: YAMLValue) -> String? {
    guard let path = value.path() else { return nil }
    let socket = path + "/control.sock"
    guard socket.utf8.count <= socketPathLimit else {
      return value.fault(
        "the control socket's path would have \(socket.utf8.count) bytes; the kernel allows \(socketPathLimit)",
        remedy: "choose a shorter directory, such as /run/queue-kiosk")
    }
    return path
  }

  private static func checkedHighWater(_ value: YAMLValue, state: String) -> String? {
    guard let path = value.path() else { return nil }
    guard path != state else {
      return value.fault(
        "the high-water file must not be lost together with the journal",
        remedy: "choose another directory, on another file system if there is one", code: .conflict)
    }
    return path
  }
}

extension YAMLValue {
  /// The name of a group (useradd(8)): a small letter or `_`, then at most 31 small letters, digits, `-` and `_`.
  fileprivate func group() -> String? {
    let name = ascii("up to 32 small letters, digits, - and _", length: 1...32) {
      ($0.isLetter && !$0.isCapital) || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    guard let name, let first = name.utf8.first else { return nil }
    guard first.isLetter || first == UInt8(ascii: "_") else {
      return fault("a group's name begins with a letter", remedy: "write a name such as kiosk-staff")
    }
    return name
  }
}
