internal import Events
internal import Settings

extension InputPresence {
  /// How a configured input fares; takes its device out of `devices`.
  init(_ input: InputSettings, report: ChannelReport?, devices: inout [FoundDevice]) {
    let state = State(report)
    switch input.way {
    case .fifo(let path):
      self.init(
        configured: input.name, name: "", vendor: 0, product: 0, physicalPath: "", byID: [], node: path,
        abilities: ["pipe"], state: state ?? .present, reason: report?.fault?.description ?? "")
    case .device(let identity):
      let index = devices.firstIndex { device in
        report?.node.map { $0 == device.node } ?? device.matches(identity)
      }
      let device = index.map { devices.remove(at: $0) } ?? FoundDevice(identity)
      self.init(
        device, configured: input.name, state: state ?? (index == nil ? .missing : .present),
        reason: report?.fault?.description ?? "")
    }
  }

  init(_ device: FoundDevice, configured: String?, state: State, reason: String = "") {
    self.init(
      configured: configured, name: device.name, vendor: device.vendor, product: device.product,
      physicalPath: device.physicalPath, byID: device.byID, node: device.node, abilities: device.abilities,
      state: state, reason: reason)
  }
}

extension InputPresence.State {
  fileprivate init?(_ report: ChannelReport?) {
    guard let report else { return nil }
    switch report.fault?.code {
    case nil: self = report.isOpen ? .opened : .present
    case .missing, .removed: self = .missing
    case .busy: self = .busy
    case .denied: self = .denied
    case .lent: self = .learning
    case .unsuitable, .system: self = .failed
    }
  }
}

extension FoundDevice {
  /// A device that is not there, as far as the configuration knows it.
  fileprivate init(_ identity: DeviceIdentity) {
    self.init(
      node: "", name: identity.name ?? "", vendor: identity.vendor ?? 0, product: identity.product ?? 0,
      physicalPath: identity.physicalPath ?? "", byID: identity.byID.map { [$0] } ?? [], abilities: [])
  }
}
