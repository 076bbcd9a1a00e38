public import Events
public import Ports
public import Statistics

/// Why a journal cannot be counted: the body of an event is not what its kind and version promise, and figures with a
/// hole are worse than none.
public struct UncountableEvent: Error, Hashable, Sendable, CustomStringConvertible {
  public let seq: Int64

  public var description: String { "event \(seq) cannot be read" }
}

/// Counts a journal: for the kiosk's files, for `kioskctl export`, and for the proof that both are right.
///
/// A closed day is counted by the totals that stand in its closing, which say what its events have counted, on whatever
/// date: a late void or a settled date is in the totals of the day on which it was written. What lies between two days,
/// the open day, and a day whose totals another version of `Counting` made, are read event by event. So a year takes as
/// long as its days, not as its tickets.
public struct JournalCounting: Sendable {
  private let journal: any JournalReading
  private let isWanted: @Sendable (Tally) -> Bool

  /// - Parameter isWanted: which tallies to keep; the others are read and forgotten.
  public init(_ journal: any JournalReading, of isWanted: @escaping @Sendable (Tally) -> Bool = { _ in true }) {
    self.journal = journal
    self.isWanted = isWanted
  }

  /// Counts closed days by their totals. Blocks while it reads.
  ///
  /// - Parameter progress: called with each position up to which the journal is counted.
  /// - Throws: `UncountableEvent`; what the journal throws.
  public func count(progress: (_ seq: Int64) -> Void = { _ in }) throws -> JournalCount {
    var run = DayByDay(counted: journal.anchor.seq)
    try journal.forEachDayEvent(after: journal.anchor.seq) { event in
      try take(event, into: &run)
      progress(run.counted)
      return true
    }
    try countEvents(after: run.counted, into: &run.count, progress)
    return run.count
  }

  /// Counts every event by itself, which takes as long as the journal is. Blocks while it reads.
  ///
  /// - Parameter progress: called with each position up to which the journal is counted.
  /// - Throws: `UncountableEvent`; what the journal throws.
  public func countOfEveryEvent(progress: (_ seq: Int64) -> Void = { _ in }) throws -> JournalCount {
    var count = JournalCount()
    try countEvents(after: journal.anchor.seq, into: &count, progress)
    return count
  }

  private struct DayByDay {
    var count = JournalCount()
    /// The position up to which the journal is in `count`.
    var counted: Int64
    /// The service day that was opened last and has not been closed.
    var day: Int?
    /// What was sealed since that day was opened.
    var seals: [(seq: Int64, sealed: ServiceDaySealed)] = []
  }

  /// Counts what lies before a day, or the day as a whole once its closing is found. Seals of a day that has no closing
  /// are read again with the rest of its events.
  private func take(_ event: EventRecord, into run: inout DayByDay) throws {
    let seq = event.header.seq
    switch try fact(of: event) {
    case .day(.opened(let opened)):
      try countEvents(after: run.counted, upTo: seq - 1, into: &run.count)
      run.counted = seq - 1
      run.day = opened.day
      run.seals = []
    case .day(.sealed(let sealed)):
      run.seals.append((seq, sealed))
    case .day(.closed(let closed)) where closed.day == run.day && closed.counting == Counting.version:
      for (seq, sealed) in run.seals { add(.seal(sealed), at: seq, to: &run.count) }
      add(.tallies(closed.totals), at: seq, to: &run.count)
      run.counted = seq
      run.day = nil
    default: break
    }
  }

  private func countEvents(
    after first: Int64, upTo last: Int64 = .max, into count: inout JournalCount, _ progress: (Int64) -> Void = { _ in }
  ) throws {
    guard first < last else { return }
    try journal.forEachEvent(after: first) { event in
      guard event.header.seq <= last else { return false }
      add(try reading(event) { try Contribution(of: event) }, at: event.header.seq, to: &count)
      progress(event.header.seq)
      return true
    }
  }

  private func add(_ contribution: Contribution, at seq: Int64, to count: inout JournalCount) {
    count.add(contribution.keeping(isWanted), at: seq)
  }

  private func fact(of event: EventRecord) throws -> Fact? { try reading(event) { try event.fact() } }

  private func reading<Value>(_ event: EventRecord, _ read: () throws -> Value) throws -> Value {
    do { return try read() } catch { throw UncountableEvent(seq: event.header.seq) }
  }
}
