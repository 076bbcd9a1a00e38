internal import CLinux
internal import Glibc

/// Writes the kernel's `struct input_event` frames into the named pipe of an input, as a device would send them.
public struct InputPen: Sendable {
  /// Keys by their code (linux/input-event-codes.h).
  public enum Key: UInt16, Sendable {
    case one = 2
    case two, three, four, five
    case a = 30
    case b = 48
  }

  private struct Event {
    var type: Int32
    var code: Int32
    var value: Int32
  }

  private let path: String

  /// - Parameter path: of the named pipe.
  public init(_ path: String) {
    self.path = path
  }

  /// Presses a key and lets it go.
  ///
  /// - Parameter later: how far in the future the frames say that this was; `nil`: when they are read.
  public func press(_ key: Key, later: Duration? = nil) throws {
    try write(down(key) + up(key), at: later.map(Self.time(after:)))
  }

  /// A worn contact: down, and twice more within a millisecond.
  public func bounce(_ key: Key) throws {
    try write(down(key) + up(key) + down(key) + up(key) + down(key) + up(key))
  }

  /// A key that is held: the kernel repeats it (value 2).
  public func hold(_ key: Key, repeats: Int) throws {
    let repetition = Event(type: EV_KEY, code: Int32(key.rawValue), value: 2)
    try write(down(key) + Array(repeating: [repetition, Self.report], count: repeats).flatMap(\.self) + up(key))
  }

  /// Sets a finger down on the screen and lifts it; 0…1 from the left and the top.
  public func touch(x: Double, y: Double) throws {
    let full = 32767.0
    try write([
      Event(type: EV_ABS, code: ABS_X, value: Int32(x * full)),
      Event(type: EV_ABS, code: ABS_Y, value: Int32(y * full)),
      Event(type: EV_KEY, code: BTN_TOUCH, value: 1), Self.report,
      Event(type: EV_KEY, code: BTN_TOUCH, value: 0), Self.report,
    ])
  }

  /// Sets a finger down and leaves it there.
  public func hold(x: Double, y: Double) throws {
    try write([
      Event(type: EV_ABS, code: ABS_X, value: Int32(x * 32767)),
      Event(type: EV_ABS, code: ABS_Y, value: Int32(y * 32767)),
      Event(type: EV_KEY, code: BTN_TOUCH, value: 1), Self.report,
    ])
  }

  /// Lifts the finger that `hold` has set down.
  public func lift() throws { try write([Event(type: EV_KEY, code: BTN_TOUCH, value: 0), Self.report]) }

  private static let report = Event(type: EV_SYN, code: SYN_REPORT, value: 0)

  private func down(_ key: Key) -> [Event] {
    [Event(type: EV_KEY, code: Int32(key.rawValue), value: 1), Self.report]
  }

  private func up(_ key: Key) -> [Event] {
    [Event(type: EV_KEY, code: Int32(key.rawValue), value: 0), Self.report]
  }

  /// On `CLOCK_MONOTONIC`, as the kernel stamps.
  private static func time(after delay: Duration) -> timeval {
    let (seconds, part) = delay.components
    let now = Int(clinux_nanoseconds(CLOCK_MONOTONIC) / 1000)
    let microseconds = now + Int(seconds) * 1_000_000 + Int(part / 1_000_000_000_000)
    return timeval(tv_sec: microseconds / 1_000_000, tv_usec: microseconds % 1_000_000)
  }

  /// Events without a time of their own are stamped by their reader.
  private func write(_ events: [Event], at time: timeval? = nil) throws {
    let frames = events.map { event in
      var frame = input_event()
      if let time { frame.time = time }
      frame.type = UInt16(event.type)
      frame.code = UInt16(event.code)
      frame.value = event.value
      return frame
    }
    let pipe = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(pipe) }
    let written = frames.withUnsafeBytes { Glibc.write(pipe, $0.baseAddress, $0.count) }
    guard written == frames.count * MemoryLayout<input_event>.stride else {
      throw ChildProgram.Fault(description: "write \(path): \(String(cString: strerror(errno)))")
    }
  }
}
