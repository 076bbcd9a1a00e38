internal import CEvdev
internal import CLinux
internal import Events
internal import SystemCalls
internal import SystemPackage
import Glibc

/// An input device of the kernel, open, grabbed, and understood by libevdev.
final class EventDevice: EventSource {
  /// Events read at a time; more wait for the next turn. libevdev reads ahead of it.
  private static let share = 64

  let description: DeviceDescription
  let initialState: DeviceState
  private(set) var hasMore = false
  var descriptor: Int32 { file.number }

  private let path: String
  private let file: OwnedDescriptor
  private let handle: OpaquePointer
  /// Whether the kernel stamps events with `CLOCK_MONOTONIC`; where it cannot, the time of reading is the stamp.
  private let isMonotonic: Bool

  /// - Parameter path: the node, such as `/dev/input/event3`.
  /// - Throws: `busy` when another process has grabbed the device, `denied`, `removed` or `system`.
  init(path: String) throws(InputFault) {
    self.path = path
    file = try InputFault.explaining { () throws(SystemFault) in
      try OwnedDescriptor(opening: path, .readOnly, options: .nonBlocking)
    }
    var opened: OpaquePointer?
    let status = libevdev_new_from_fd(file.number, &opened)
    guard status == 0, let opened else { throw InputFault("libevdev_new_from_fd", on: path, -status) }
    handle = opened
    description = Self.description(of: opened)
    initialState = Self.state(of: opened, slots: description.slots)
    isMonotonic = libevdev_set_clock_id(opened, CLOCK_MONOTONIC) == 0
    try InputFault.explaining { () throws(SystemFault) in
      _ = try systemCall("EVIOCGRAB", on: path) { clinux_grab(file.number, 1) }
    }
  }

  deinit { libevdev_free(handle) }

  func read(into reader: inout EventReader, signals: inout [InputSignal]) throws(InputFault) {
    var event = input_event()
    hasMore = false
    for _ in 0..<Self.share {
      let status = libevdev_next_event(handle, UInt32(LIBEVDEV_READ_FLAG_NORMAL.rawValue), &event)
      switch status {
      case Int32(LIBEVDEV_READ_STATUS_SUCCESS.rawValue): signals += reader.read(read(event))
      case Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue): signals += try resynchronise(&reader, time: read(event).time)
      case -EAGAIN: return
      case -EINVAL:
        // What follows would be misread: the stream begins anew when the device is opened again.
        reader.noteTornRead()
        throw InputFault("read", on: path, -status)
      default: throw InputFault("read", on: path, -status)
      }
    }
    hasMore = true
  }

  /// libevdev asks the kernel for its present state; the changes that it derives are ours to derive.
  private func resynchronise(_ reader: inout EventReader, time: Int64) throws(InputFault) -> [InputSignal] {
    var change = input_event()
    var status: Int32
    repeat {
      status = libevdev_next_event(handle, UInt32(LIBEVDEV_READ_FLAG_SYNC.rawValue), &change)
    } while status == Int32(LIBEVDEV_READ_STATUS_SYNC.rawValue)
    guard status == -EAGAIN else { throw InputFault("read", on: path, -status) }
    return reader.resynchronise(Self.state(of: handle, slots: description.slots), time: time)
  }

  private func read(_ event: input_event) -> InputEvent {
    InputEvent(
      type: event.type, code: event.code, value: event.value,
      time: isMonotonic
        ? Int64(event.time.tv_sec) * 1_000_000 + Int64(event.time.tv_usec) : MonotonicClock.microseconds)
  }

  private static func description(of device: OpaquePointer) -> DeviceDescription {
    var axes: [UInt16: AxisRange] = [:]
    for code in UInt32(0)...UInt32(ABS_MAX) {
      guard let range = libevdev_get_abs_info(device, code)?.pointee else { continue }
      axes[UInt16(code)] = AxisRange(range.minimum, range.maximum)
    }
    let keys = (UInt32(0)...UInt32(KEY_MAX)).filter { libevdev_has_event_code(device, UInt32(EV_KEY), $0) != 0 }
    let properties = (UInt32(0)...UInt32(INPUT_PROP_MAX)).filter { libevdev_has_property(device, $0) != 0 }
    return DeviceDescription(
      axes: axes, slots: Int(libevdev_get_num_slots(device)), keys: Set(keys.map { UInt16($0) }),
      properties: Set(properties.map { UInt16($0) }))
  }

  private static func state(of device: OpaquePointer, slots: Int) -> DeviceState {
    func value(_ type: Int32, _ code: Int32) -> Int32 { libevdev_get_event_value(device, UInt32(type), UInt32(code)) }
    func slot(_ index: Int, _ code: Int32) -> Int32 {
      libevdev_get_slot_value(device, UInt32(index), UInt32(code))
    }
    let keys = (0...KEY_MAX).filter { value(EV_KEY, $0) != 0 }
    let axes = (0..<ABS_MT_SLOT).filter { libevdev_has_event_code(device, UInt32(EV_ABS), UInt32($0)) != 0 }
    return DeviceState(
      keys: Set(keys.map { UInt16($0) }),
      axes: Dictionary(uniqueKeysWithValues: axes.map { (UInt16($0), value(EV_ABS, $0)) }),
      currentSlot: Int(libevdev_get_current_slot(device)),
      slots: (0..<slots).map {
        DeviceState.Slot(
          tracking: slot($0, ABS_MT_TRACKING_ID), x: slot($0, ABS_MT_POSITION_X), y: slot($0, ABS_MT_POSITION_Y))
      })
  }
}
