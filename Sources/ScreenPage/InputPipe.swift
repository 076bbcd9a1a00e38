internal import CLinux
internal import Glibc

/// The writing end of an input's named pipe. The kiosk makes the pipe and holds it open.
struct InputPipe: Sendable {
  struct Fault: Error {
    var cause: String
  }

  let path: String

  /// Writes frames in one piece, so that those of two writers never mix (pipe(7): up to `PIPE_BUF`, 4096 bytes).
  ///
  /// - Throws: `Fault` when nobody reads, or reads too slowly.
  func write(_ frames: [EventFrame]) throws(Fault) {
    let events = frames.flatMap { frame in frame.events.map { Self.bytes(of: $0, at: frame.time) } }
    let pipe = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW)
    guard pipe >= 0 else { throw Fault(cause: "open \(path): \(String(cString: strerror(errno)))") }
    defer { close(pipe) }
    let (count, written) = events.withUnsafeBytes { ($0.count, Glibc.write(pipe, $0.baseAddress, $0.count)) }
    guard written == count else { throw Fault(cause: "write \(path): \(String(cString: strerror(errno)))") }
  }

  private static func bytes(of event: DeviceEvent, at time: Int64) -> input_event {
    var bytes = input_event()
    bytes.time = timeval(tv_sec: Int(time / 1_000_000), tv_usec: Int(time % 1_000_000))
    bytes.type = event.type
    bytes.code = event.code
    bytes.value = event.value
    return bytes
  }
}
