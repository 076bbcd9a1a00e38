internal import Events
import Glibc

/// A named pipe that carries `struct input_event` frames, for sources that are no device of the kernel.
///
/// It is held open for reading and writing, so that writers come and go without an end of file. A writer that stops
/// amid a frame leaves the rest to the next one: such a stream is misread, so writers write whole frames.
final class EventPipe: EventSource {
  private static let chunk = FrameAssembler.frameSize * 128

  let description = DeviceDescription.generic
  let initialState = DeviceState()
  var descriptor: Int32 { pipe.number }

  private let path: String
  private let pipe: Descriptor
  private var assembler = FrameAssembler()
  private var buffer = [UInt8](repeating: 0, count: chunk)

  /// Opens the pipe, and makes it (mode 0600) where nothing is at `path`.
  init(path: String) throws(InputFault) {
    self.path = path
    if mkfifo(path, 0o600) == -1, errno != EEXIST { throw InputFault(call: "mkfifo", on: path, error: errno) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputFault(call: "stat", on: path, error: errno) }
    guard status.st_mode & S_IFMT == S_IFIFO else {
      throw InputFault(
        .unsuitable, cause: "\(path) is no named pipe", remedy: "Remove it or name another path; the pipe is made.",
        thai: "ลบแฟ้มนี้หรือตั้งชื่ออื่น ระบบจะสร้างท่อให้เอง")
    }
    pipe = try Descriptor(opening: path, flags: O_RDWR | O_NONBLOCK)
  }

  func read(into reader: inout EventReader, signals: inout [InputSignal]) throws(InputFault) {
    let result = SystemCall.retrying { Glibc.read(pipe.number, &buffer, buffer.count) }
    switch result {
    case .success(let count):
      let events = assembler.events(from: buffer.prefix(count), arrival: SystemCall.monotonicTime())
      if assembler.holdsPart { reader.noteTornRead() }
      for event in events { signals += reader.read(event) }
    case .failure(let error) where error.value == SystemCall.again: return
    case .failure(let error): throw InputFault(call: "read", on: path, error: error.value)
    }
  }
}
