internal import CUdev
internal import Settings

/// A device that udev knows and that has an event node.
struct FoundDevice: Hashable, Sendable {
  /// `/dev/input/event3`; another after the next start.
  var node: String
  var name: String
  var vendor: Int
  var product: Int
  /// `BUS_…` of linux/input.h.
  var bus = 0
  var physicalPath: String
  /// The names of its links in `/dev/input/by-id`.
  var byID: [String]
  /// udev's classes: `touchscreen`, `keyboard`, `key`, `joystick`, `mouse`, `touchpad`, `tablet`.
  var abilities: [String]

  /// Every field that the identity gives must match.
  func matches(_ identity: DeviceIdentity) -> Bool {
    identity.matches(name: name, vendor: vendor, product: product, physicalPath: physicalPath, links: byID)
  }
}

/// What udev knows of input devices, and what it reports of their coming and going.
final class DeviceDirectory {
  private let context: OpaquePointer

  init() throws(InputFault) {
    guard let context = udev_new() else {
      throw InputFault(
        .system, cause: "udev_new failed", remedy: "Check the machine's memory.",
        thai: "ตรวจหน่วยความจำของเครื่อง")
    }
    self.context = context
  }

  deinit { udev_unref(context) }

  /// The devices that are plugged now, in the order of their nodes' numbers; one whose links, classes and permissions
  /// udev has yet to set is not among them, and the monitor reports when it is.
  func devices() -> [FoundDevice] {
    guard let enumeration = udev_enumerate_new(context) else { return [] }
    defer { udev_enumerate_unref(enumeration) }
    udev_enumerate_add_match_subsystem(enumeration, "input")
    udev_enumerate_add_match_sysname(enumeration, "event*")
    guard udev_enumerate_scan_devices(enumeration) >= 0 else { return [] }
    var found: [FoundDevice] = []
    var entry = udev_enumerate_get_list_entry(enumeration)
    while let current = entry {
      if let path = udev_list_entry_get_name(current), let device = udev_device_new_from_syspath(context, path) {
        if let described = FoundDevice(device) { found.append(described) }
        udev_device_unref(device)
      }
      entry = udev_list_entry_get_next(current)
    }
    return found.sorted { ($0.node.count, $0.node) < ($1.node.count, $1.node) }
  }

  /// A stream of changes, after udev's rules have been applied.
  func monitor() throws(InputFault) -> DeviceMonitor { try DeviceMonitor(context) }
}

extension FoundDevice {
  private static let classes = ["touchscreen", "keyboard", "key", "joystick", "mouse", "touchpad", "tablet"]

  /// - Parameter device: the event node; the facts are its parent's.
  fileprivate init?(_ device: OpaquePointer) {
    guard let node = udev_device_get_devnode(device), udev_device_get_property_value(device, "ID_INPUT") != nil else {
      return nil
    }
    let parent = udev_device_get_parent_with_subsystem_devtype(device, "input", nil)
    func attribute(_ name: String) -> String {
      parent.flatMap { udev_device_get_sysattr_value($0, name) }.map { String(cString: $0) } ?? ""
    }
    func property(_ name: String) -> String? {
      udev_device_get_property_value(device, name).map { String(cString: $0) }
    }
    let links = property("DEVLINKS")?.split(separator: " ") ?? []
    let prefix = "/dev/input/by-id/"
    self.init(
      node: String(cString: node), name: attribute("name"), vendor: Int(attribute("id/vendor"), radix: 16) ?? 0,
      product: Int(attribute("id/product"), radix: 16) ?? 0, bus: Int(attribute("id/bustype"), radix: 16) ?? 0,
      physicalPath: attribute("phys"),
      byID: links.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) },
      abilities: Self.classes.filter { property("ID_INPUT_" + $0.uppercased()) == "1" })
  }
}
