internal import InputReading
internal import SystemCalls
internal import SystemPackage
import Glibc

/// A named pipe that carries `struct input_event` frames, for sources that are no device of the kernel.
///
/// It is held open for reading and writing, so that writers come and go without an end of file. A writer that stops
/// amid a frame leaves the rest to the next one: such a stream is misread, so writers write whole frames.
final class EventPipe: EventSource {
  let description = DeviceDescription.generic
  let initialState = DeviceState()
  let keepsTimes = true
  var descriptor: Int32 { pipe.number }

  private let path: String
  private let pipe: OwnedDescriptor

  /// Opens the pipe, and makes it (mode 0600) where nothing is at `path`.
  init(path: String) throws(InputFault) {
    self.path = path
    do throws(SystemFault) {
      pipe = try Self.opened(path)
    } catch {
      throw error.call == "mkfifo" && error.errno == .fileExists ? .noPipe(path) : InputFault(error)
    }
  }

  /// - Throws: the fault of `mkfifo`, where something else than a pipe is at `path`.
  private static func opened(_ path: String) throws(SystemFault) -> OwnedDescriptor {
    do throws(SystemFault) {
      try systemCall("mkfifo", on: path) { mkfifo(path, 0o600) }
    } catch {
      guard error.errno == .fileExists else { throw error }
      var status = stat()
      try systemCall("stat", on: path) { stat(path, &status) }
      guard status.st_mode & S_IFMT == S_IFIFO else { throw error }
    }
    return try OwnedDescriptor(opening: path, .readWrite, options: .nonBlocking)
  }

  func read(into buffer: inout [UInt8]) throws(InputFault) -> Int {
    do throws(SystemFault) {
      return try pipe.read(into: &buffer)
    } catch {
      if error.errno == .wouldBlock { return 0 }
      throw InputFault("read", on: path, error.errno.rawValue)
    }
  }

  /// Only events are known of a pipe's source.
  func state() -> DeviceState? { nil }
}

extension InputFault {
  fileprivate static func noPipe(_ path: String) -> InputFault {
    InputFault(
      .unsuitable, cause: "\(path) is no named pipe", remedy: "Remove it or name another path; the pipe is made.",
      thai: "ลบแฟ้มนี้หรือตั้งชื่ออื่น ระบบจะสร้างท่อให้เอง")
  }
}
