internal import CLinux
internal import Glibc
internal import SystemCalls
internal import SystemPackage

/// The writing end of an input's named pipe. The kiosk makes the pipe and holds it open.
struct InputPipe: Sendable {
  let path: String

  /// Writes frames in one piece, so that those of two writers never mix (pipe(7): up to `PIPE_BUF`, 4096 bytes).
  ///
  /// - Throws: when nobody reads, or reads too slowly.
  func write(_ frames: [EventFrame]) throws(SystemFault) {
    let events = frames.flatMap { frame in frame.events.map { Self.bytes(of: $0, at: frame.time) } }
    let pipe = try OwnedDescriptor(opening: path, .writeOnly, options: [.nonBlocking, .noFollow])
    let written = try systemCall("write", on: path) {
      events.withUnsafeBytes { Glibc.write(pipe.number, $0.baseAddress, $0.count) }
    }
    guard written == events.count * MemoryLayout<input_event>.stride else {
      throw SystemFault("write", on: path, .wouldBlock)
    }
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
