internal import CLinux
internal import Glibc

/// The writing end of a kiosk's named pipe: frames of `struct input_event`, as a device would send them (kernel,
/// Documentation/input/input.rst).
final class DevicePipe: Sendable {
  struct Event {
    var type: Int32
    var code: Int32
    var value: Int32

    /// Ends a frame.
    static let report = Event(type: EV_SYN, code: SYN_REPORT, value: 0)
  }

  private let path: String
  private let descriptor: Int32

  /// - Throws: `ChildProgram.Fault`, also when nobody reads the pipe.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw ChildProgram.Fault("open \(path)", code: errno) }
    // A reader that is slow is waited for.
    _ = fcntl(descriptor, F_SETFL, O_WRONLY)
  }

  deinit { close(descriptor) }

  /// Writes events in one piece.
  ///
  /// - Parameter later: how far in the future the frames say that they were; `nil`: when they are read.
  /// - Returns: the moment just before they were written.
  @discardableResult
  func write(_ events: [Event], later: Duration? = nil) throws -> UInt64 {
    let time = later.map(Self.time(after:))
    let frames = events.map { event in
      var frame = input_event()
      if let time { frame.time = time }
      (frame.type, frame.code, frame.value) = (UInt16(event.type), UInt16(event.code), event.value)
      return frame
    }
    let moment = Moment.now
    let written = frames.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard written == frames.count * MemoryLayout<input_event>.stride else {
      throw ChildProgram.Fault("write \(path)", code: errno)
    }
    return moment
  }

  /// On `CLOCK_MONOTONIC`, as the kernel stamps.
  private static func time(after delay: Duration) -> timeval {
    let microseconds = Int(Moment.now / 1000) + Int(delay / .microseconds(1))
    return timeval(tv_sec: microseconds / 1_000_000, tv_usec: microseconds % 1_000_000)
  }
}
