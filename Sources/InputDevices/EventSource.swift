internal import InputReading

/// Something that is open and gives events: a device of the kernel or a named pipe.
///
/// A source hands over the bytes of `struct input_event` as they come. `InputChannel` makes events of them, and
/// `EventReader` signals, the same way for every source.
protocol EventSource: AnyObject {
  /// Readable when events wait; owned by the source.
  var descriptor: Int32 { get }
  var description: DeviceDescription { get }
  /// Whether its events carry the time of `CLOCK_MONOTONIC`; else they have that of their arrival.
  var keepsTimes: Bool { get }
  /// Reads what waits, up to the buffer's size, so that one source cannot starve the others.
  ///
  /// - Returns: the number of bytes; 0 when nothing waits.
  /// - Throws: `InputFault` when the source is of no use any more.
  func read(into buffer: inout [UInt8]) throws(InputFault) -> Int
  /// What was held at opening.
  var initialState: DeviceState { get }
  /// What is held now, asked after lost events; `nil` where nobody can know. What waits unread is older than the answer, and
  /// is thrown away before the question.
  func state() -> DeviceState?
}

extension FrameAssembler {
  /// As many bytes as a source gives at a time.
  static let share = frameSize * 128
}
