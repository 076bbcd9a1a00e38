import Events
import Ports
import Settings

/// Which entry of the configuration stands for which plugged device, and how an entry names a device so that it is no
/// other one.
struct DeviceBinding {
  let devices: [InputDeviceStatus]
  let inputs: [InputSettings]

  /// The devices that nobody can tell from this one by name, vendor and product; itself among them.
  func equals(of device: Int) -> [Int] {
    devices.indices.filter { devices[$0].isPlugged && devices[$0].model == devices[device].model }
  }

  /// The entry that takes this device: in the order of the file each takes the first that is left, and what the kiosk
  /// holds already counts most.
  func entry(of device: Int) -> InputSettings? {
    var free = Set(devices.indices.filter { devices[$0].isPlugged })
    for input in inputs {
      let matching = free.filter { input.matches(devices[$0]) }.sorted()
      let taken = matching.first { devices[$0].configured == input.name } ?? matching.first
      guard let taken else { continue }
      if taken == device { return input }
      free.remove(taken)
    }
    return nil
  }

  /// How the configuration is to name a device: by what it is, and by where it is plugged only among equals.
  ///
  /// - Returns: `nil` when nothing tells it from an equal one.
  func identity(of device: Int) -> DeviceIdentity? {
    let status = devices[device]
    let model = DeviceIdentity(model: status)
    let others = equals(of: device).filter { $0 != device }.map { devices[$0] }
    if others.isEmpty, model != DeviceIdentity() { return model }
    var exact = model
    // A link with a serial number moves with the pad; one that equal pads share says nothing.
    exact.byID = status.links.first { link in !others.contains { $0.links.contains(link) } }
    if exact.byID != nil { return exact }
    let path = status.physicalPath
    guard !path.isEmpty, !others.contains(where: { $0.physicalPath == path }) else { return nil }
    exact.physicalPath = path
    return exact
  }

  /// The entries of equal devices, each told apart as `identity(of:)` says: an entry that names only the model would
  /// take any of them.
  ///
  /// - Returns: only those that change.
  func tightened(besides device: Int) -> [InputSettings] {
    equals(of: device).filter { $0 != device }.compactMap { other in
      guard var input = entry(of: other), case .device(let old) = input.way, old.isMatched(by: devices[device]),
        let identity = identity(of: other)
      else { return nil }
      input.way = .device(identity)
      return input
    }
  }
}

extension InputSettings {
  func matches(_ device: InputDeviceStatus) -> Bool {
    switch way {
    case .device(let identity): !device.isPipe && identity.isMatched(by: device)
    case .fifo: device.isPipe && device.configured == name
    }
  }
}

extension DeviceIdentity {
  func isMatched(by device: InputDeviceStatus) -> Bool {
    matches(
      name: device.name, vendor: device.vendor, product: device.product, physicalPath: device.physicalPath,
      links: device.links)
  }

  /// Name, vendor and product, as far as the device states them.
  fileprivate init(model device: InputDeviceStatus) {
    let isText = !device.name.isEmpty && device.name.unicodeScalars.allSatisfy { $0.properties.isGraphic }
    let hasNumbers = device.vendor != 0 || device.product != 0
    self.init(
      name: isText ? device.name : nil, vendor: hasNumbers ? device.vendor : nil,
      product: hasNumbers ? device.product : nil)
  }
}

extension Unicode.Scalar.Properties {
  /// Neither a control character nor a mark that no text of settings may hold.
  fileprivate var isGraphic: Bool {
    switch generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned, .format: false
    default: true
    }
  }
}

extension InputDeviceStatus {
  struct Model: Hashable {
    var name: String
    var vendor: Int
    var product: Int
    var pipe: String?
  }

  var isPipe: Bool { abilities.contains("pipe") }
  var isPlugged: Bool { state != "missing" }
  var model: Model { Model(name: name, vendor: vendor, product: product, pipe: isPipe ? configured : nil) }
}
