internal import CEvdev
internal import CLinux
internal import InputReading
internal import SystemCalls
internal import SystemPackage
import Glibc

/// An input device of the kernel, open and grabbed.
///
/// libevdev says what the device can report and what it holds. Its events are read as the kernel sends them: libevdev's
/// own reading repairs some firmware faults before anybody can count them, and so a device would be understood otherwise
/// than its recording.
final class EventDevice: EventSource {
  let description: DeviceDescription
  let initialState: DeviceState
  let keepsTimes: Bool
  var descriptor: Int32 { file.number }

  private let path: String
  private let file: OwnedDescriptor

  /// - Parameter path: the node, such as `/dev/input/event3`.
  /// - Throws: `busy` when another process has grabbed the device, `denied`, `removed` or `system`.
  init(path: String) throws(InputFault) {
    self.path = path
    file = try InputFault.explaining { () throws(SystemFault) in
      try OwnedDescriptor(opening: path, .readOnly, options: .nonBlocking)
    }
    let device = try KernelDevice(file.number, path: path)
    description = device.description
    initialState = device.state(slots: description.slots)
    keepsTimes = device.stampWithMonotonicClock()
    try InputFault.explaining { () throws(SystemFault) in
      _ = try systemCall("EVIOCGRAB", on: path) { clinux_grab(file.number, 1) }
    }
  }

  func read(into buffer: inout [UInt8]) throws(InputFault) -> Int {
    do throws(SystemFault) {
      return try file.read(into: &buffer)
    } catch {
      if error.errno == .wouldBlock { return 0 }
      throw InputFault("read", on: path, error.errno.rawValue)
    }
  }

  func state() -> DeviceState? {
    var unread = [UInt8](repeating: 0, count: FrameAssembler.share)
    while let count = try? file.read(into: &unread), count > 0 {}
    return (try? KernelDevice(file.number, path: path))?.state(slots: description.slots)
  }
}

/// What libevdev learns of an open device by asking the kernel, at one moment.
private struct KernelDevice: ~Copyable {
  private let handle: OpaquePointer

  init(_ descriptor: Int32, path: String) throws(InputFault) {
    var opened: OpaquePointer?
    let status = libevdev_new_from_fd(descriptor, &opened)
    guard status == 0, let opened else { throw InputFault("libevdev_new_from_fd", on: path, -status) }
    handle = opened
  }

  deinit { libevdev_free(handle) }

  /// - Returns: whether the kernel stamps events with `CLOCK_MONOTONIC` from now on.
  func stampWithMonotonicClock() -> Bool { libevdev_set_clock_id(handle, CLOCK_MONOTONIC) == 0 }

  var description: DeviceDescription {
    var axes: [UInt16: AxisRange] = [:]
    for code in UInt32(0)...UInt32(ABS_MAX) {
      guard let range = libevdev_get_abs_info(handle, code)?.pointee else { continue }
      axes[UInt16(code)] = AxisRange(range.minimum, range.maximum)
    }
    let keys = (UInt32(0)...UInt32(KEY_MAX)).filter { libevdev_has_event_code(handle, UInt32(EV_KEY), $0) != 0 }
    let properties = (UInt32(0)...UInt32(INPUT_PROP_MAX)).filter { libevdev_has_property(handle, $0) != 0 }
    return DeviceDescription(
      axes: axes, slots: Int(libevdev_get_num_slots(handle)), keys: Set(keys.map { UInt16($0) }),
      properties: Set(properties.map { UInt16($0) }))
  }

  func state(slots: Int) -> DeviceState {
    let keys = (0...KEY_MAX).filter { value(EV_KEY, $0) != 0 }
    let axes = (0..<ABS_MT_SLOT).filter { libevdev_has_event_code(handle, UInt32(EV_ABS), UInt32($0)) != 0 }
    return DeviceState(
      keys: Set(keys.map { UInt16($0) }),
      axes: Dictionary(uniqueKeysWithValues: axes.map { (UInt16($0), value(EV_ABS, $0)) }),
      currentSlot: Int(libevdev_get_current_slot(handle)), slots: (0..<slots).map { slot($0) })
  }

  private func value(_ type: Int32, _ code: Int32) -> Int32 {
    libevdev_get_event_value(handle, UInt32(type), UInt32(code))
  }

  private func slot(_ index: Int) -> DeviceState.Slot {
    func value(_ code: Int32) -> Int32 { libevdev_get_slot_value(handle, UInt32(index), UInt32(code)) }
    return DeviceState.Slot(
      tracking: value(ABS_MT_TRACKING_ID), x: value(ABS_MT_POSITION_X), y: value(ABS_MT_POSITION_Y),
      tool: value(ABS_MT_TOOL_TYPE), distance: value(ABS_MT_DISTANCE))
  }
}
