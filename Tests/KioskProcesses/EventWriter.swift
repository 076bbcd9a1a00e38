internal import Glibc

/// Writes `struct input_event` frames into an input's named pipe, as the kernel would; no time: the reader takes its own.
final class EventWriter {
  struct Event {
    var type: UInt16
    var code: UInt16
    var value: Int32

    /// Ends a frame (`SYN_REPORT`).
    static let report = Event(type: 0, code: 0, value: 0)
  }

  private let descriptor: Int32

  init(_ path: String) throws(ChildProcess.Fault) {
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ChildProcess.Fault(call: "open \(path)", code: errno) }
  }

  deinit { close(descriptor) }

  /// Writes one frame in one piece.
  ///
  /// - Returns: the moment just before it was written.
  @discardableResult
  func write(_ events: [Event]) -> UInt64 {
    var bytes: [UInt8] = []
    for event in events + [.report] {
      bytes += [UInt8](repeating: 0, count: 16)
      withUnsafeBytes(of: event.type) { bytes += $0 }
      withUnsafeBytes(of: event.code) { bytes += $0 }
      withUnsafeBytes(of: event.value) { bytes += $0 }
    }
    let moment = Moment.now
    _ = Glibc.write(descriptor, bytes, bytes.count)
    return moment
  }
}
