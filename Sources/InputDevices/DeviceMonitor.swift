internal import CUdev

/// Reports when an input device comes, goes or changes.
final class DeviceMonitor {
  /// What happened to which node.
  struct Change: Hashable, Sendable {
    var isRemoval: Bool
    var node: String
  }

  private let monitor: OpaquePointer
  var descriptor: Int32 { udev_monitor_get_fd(monitor) }

  init(_ context: OpaquePointer) throws(InputFault) {
    guard let monitor = udev_monitor_new_from_netlink(context, "udev"),
      udev_monitor_filter_add_match_subsystem_devtype(monitor, "input", nil) >= 0,
      udev_monitor_enable_receiving(monitor) >= 0
    else {
      throw InputFault(
        .system, cause: "udev's netlink socket cannot be opened", remedy: "Allow AF_NETLINK to the daemon.",
        thai: "อนุญาต AF_NETLINK ให้โปรแกรม")
    }
    self.monitor = monitor
  }

  deinit { udev_monitor_unref(monitor) }

  /// The changes that wait; those of other things than event nodes are left out.
  func changes() -> [Change] {
    var changes: [Change] = []
    while let device = udev_monitor_receive_device(monitor) {
      defer { udev_device_unref(device) }
      guard let node = udev_device_get_devnode(device).map({ String(cString: $0) }), node.contains("/event") else {
        continue
      }
      let action = udev_device_get_action(device).map { String(cString: $0) }
      changes.append(Change(isRemoval: action == "remove", node: node))
    }
    return changes
  }
}
