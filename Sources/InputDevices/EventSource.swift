internal import Events

/// Something that is open and gives events: a device of the kernel or a named pipe.
protocol EventSource: AnyObject {
  /// Readable when events wait; owned by the source.
  var descriptor: Int32 { get }
  var description: DeviceDescription { get }
  /// Whether events may wait that were taken from the descriptor already, so that it does not tell of them.
  var hasMore: Bool { get }
  /// What was held at opening.
  var initialState: DeviceState { get }
  /// Reads what waits, so much at a time that one source cannot starve the others.
  /// - Parameter signals: gets what the reader makes of it, also of what came before a failure.
  /// - Throws: `InputFault` when the source is of no use any more.
  func read(into reader: inout EventReader, signals: inout [InputSignal]) throws(InputFault)
}

extension EventSource {
  var hasMore: Bool { false }
}
