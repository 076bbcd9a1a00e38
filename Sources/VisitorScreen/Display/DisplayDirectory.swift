internal import CUdev

/// What udev knows of display devices, and what it reports of them and of their monitors.
final class DisplayDirectory {
  private let context: OpaquePointer
  private let monitor: OpaquePointer
  var descriptor: Int32 { udev_monitor_get_fd(monitor) }

  init() throws(ScreenFault) {
    guard let context = udev_new() else {
      throw ScreenFault(.system, cause: "udev_new failed", remedy: "Check the machine's memory.")
    }
    guard let monitor = udev_monitor_new_from_netlink(context, "udev"),
      udev_monitor_filter_add_match_subsystem_devtype(monitor, "drm", nil) >= 0,
      udev_monitor_enable_receiving(monitor) >= 0
    else {
      udev_unref(context)
      throw ScreenFault(
        .system, cause: "udev's netlink socket cannot be opened", remedy: "Allow AF_NETLINK to the daemon.")
    }
    self.context = context
    self.monitor = monitor
  }

  deinit {
    udev_monitor_unref(monitor)
    udev_unref(context)
  }

  /// The nodes of the devices that may drive monitors, `/dev/dri/card0` first.
  func cards() -> [String] {
    guard let enumeration = udev_enumerate_new(context) else { return [] }
    defer { udev_enumerate_unref(enumeration) }
    udev_enumerate_add_match_subsystem(enumeration, "drm")
    udev_enumerate_add_match_sysname(enumeration, "card[0-9]*")
    udev_enumerate_scan_devices(enumeration)
    var nodes: [String] = []
    var entry = udev_enumerate_get_list_entry(enumeration)
    while let current = entry {
      if let path = udev_list_entry_get_name(current), let device = udev_device_new_from_syspath(context, path) {
        // Connectors (card0-HDMI-A-1) are listed too; they have no node.
        if let node = udev_device_get_devnode(device) { nodes.append(String(cString: node)) }
        udev_device_unref(device)
      }
      entry = udev_list_entry_get_next(current)
    }
    return nodes.sorted { ($0.count, $0) < ($1.count, $1) }
  }

  /// What has happened since the last call: whether a device or a monitor changed, and the nodes that were removed.
  func changes() -> (isChange: Bool, removed: Set<String>) {
    var isChange = false
    var removed: Set<String> = []
    while let device = udev_monitor_receive_device(monitor) {
      defer { udev_device_unref(device) }
      isChange = true
      let action = udev_device_get_action(device).map { String(cString: $0) }
      if action == "remove", let node = udev_device_get_devnode(device) { removed.insert(String(cString: node)) }
    }
    return (isChange, removed)
  }
}
