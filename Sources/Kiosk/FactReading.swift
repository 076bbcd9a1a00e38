internal import Events
internal import Foundation

/// Reads the bodies of a run of events on all processors: a start waits for it, and reading is most of its work.
///
/// Threads of its own, because the pool of libdispatch, once used, wakes an idle process every second.
enum FactReading {
  /// Below this a thread costs more than it reads.
  private static let smallestPart = 250

  /// - Returns: for each record its fact; `nil` for unknown kinds and purged bodies.
  static func facts(of records: [EventRecord]) throws -> [Fact?] {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    let size = max(smallestPart, (records.count + processors - 1) / processors)
    let parts = stride(from: 0, to: records.count, by: size).map { Part(records[$0..<min($0 + size, records.count)]) }
    for part in parts.dropFirst() { part.startReading() }
    parts.first?.read()
    return try parts.flatMap { try $0.facts() }
  }

  private final class Part: @unchecked Sendable {  // because `done` orders the one write before the one read
    private let records: ArraySlice<EventRecord>
    private let done = DispatchSemaphore(value: 0)
    private var result: Result<[Fact?], any Error> = .success([])

    init(_ records: ArraySlice<EventRecord>) {
      self.records = records
    }

    func startReading() {
      Thread { self.read() }.start()
    }

    func read() {
      result = Result { try records.map { try $0.fact() } }
      done.signal()
    }

    func facts() throws -> [Fact?] {
      done.wait()
      return try result.get()
    }
  }
}
