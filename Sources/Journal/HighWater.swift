public import Events
internal import Ports

/// How far numbering may have gone: every value used so far is at most the one here.
///
/// It is kept in a file of its own, one block ahead of use, so that a journal that was lost, damaged or restored from an
/// old copy never leads to a number given twice.
public struct HighWater: Hashable, Sendable {
  /// How far the file runs ahead of use, in positions and in numbers of each series.
  public static let block = 50
  /// The bound is moved, after a commit, when fewer than this remain.
  static let low = 25

  public var journal: JournalID
  /// A burst of more events than a block goes beyond it for as long as it is being written.
  public var seq: Int64
  /// The last service day; 0 before the first.
  public var day: Int
  /// That day's date; `nil` before the first day.
  public var date: ServiceDate?
  /// The highest number of each series on that day.
  public var numbers: [String: Int]

  public init(journal: JournalID, seq: Int64, day: Int, date: ServiceDate?, numbers: [String: Int]) {
    self.journal = journal
    self.seq = seq
    self.day = day
    self.date = date
    self.numbers = numbers
  }

  /// Takes note of a position and, where the event names one, of a day or number.
  mutating func note(_ event: DraftEvent) {
    seq = max(seq, event.seq)
    switch event.fact {
    case .day(.opened(let opened)): begin(opened.day, opened.date)
    case .ticket(.issued(let issued)):
      begin(issued.visit.day, issued.visit.date)
      note(issued.ticket.number, of: issued.ticket.series, on: issued.visit.day)
    case .day(.numbersSkipped(let skipped)): note(skipped.last, of: skipped.series, on: skipped.day)
    case .day(.closed), .day(.sealed), .day(.clockJumped), .day(.clockSettled), .ticket(.handedOver),
      .ticket(.printed), .ticket(.printFailed), .ticket(.unconfirmed), .ticket(.shownOnScreen), .ticket(.reprinted),
      .ticket(.voided), .ticket(.visitorTypeGiven), .office, .visitor, .rating, .printer, .machine, .staff:
      break
    }
  }

  /// A later day begins at number 1 again. Series known before are kept, so that their first ticket costs nothing.
  private mutating func begin(_ day: Int, _ date: ServiceDate) {
    guard day > self.day else { return }
    self.day = day
    self.date = date
    numbers = numbers.mapValues { _ in 0 }
  }

  private mutating func note(_ number: Int, of series: String, on day: Int) {
    guard day == self.day else { return }
    numbers[series] = max(number, numbers[series] ?? 0)
  }

  /// This use, with every value one block further.
  func oneBlockAhead() -> HighWater {
    var ahead = self
    ahead.seq += Int64(Self.block)
    ahead.numbers = numbers.mapValues { $0 + Self.block }
    return ahead
  }

  /// How many positions or numbers may be used before this bound is reached; negative when it is already passed.
  func room(over use: HighWater) -> Int {
    guard journal == use.journal, day == use.day else { return -1 }
    return use.numbers.reduce(Int(clamping: seq - use.seq)) { room, used in
      min(room, (numbers[used.key] ?? -1) - used.value)
    }
  }
}
