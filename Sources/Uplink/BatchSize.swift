/// How many events are sent at once: fewer after each failure of the line, so that something gets through one that breaks
/// after some kilobytes, and more again after each success.
struct BatchSize: Hashable {
  static let smallest = 30

  private(set) var events = CompressedBatch.usualEvents

  mutating func lineFailed() { events = max(Self.smallest, events / 2) }

  mutating func succeeded() { events = min(CompressedBatch.usualEvents, 2 * events) }
}
