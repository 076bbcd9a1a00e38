internal import CLinux
internal import SystemCalls

/// One event as a device of the kernel would say it (linux/input.h).
struct DeviceEvent: Hashable {
  var type: UInt16
  var code: UInt16
  var value: Int32

  init(_ type: Int32, _ code: Int32, _ value: Int32) {
    self.type = UInt16(type)
    self.code = UInt16(code)
    self.value = value
  }

  /// The end of what happened at once.
  static let report = DeviceEvent(EV_SYN, SYN_REPORT, 0)
  /// The state before is not to be trusted: a reader cancels what is held.
  static let dropped = DeviceEvent(EV_SYN, SYN_DROPPED, 0)
}

/// Events and when they happened, in microseconds of `CLOCK_MONOTONIC`, as the kernel stamps them.
struct EventFrame: Hashable {
  var time: Int64
  var events: [DeviceEvent]

  static var now: Int64 { MonotonicClock.microseconds }
}
