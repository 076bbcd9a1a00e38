import Events
import Ports
import GRDB

/// What the high-water file said at the start.
struct HighWaterReading {
  let file: HighWaterFile
  let mark: HighWater?
  /// Why it said nothing.
  let fault: JournalFault?
  let isAbsent: Bool

  init(_ file: HighWaterFile) {
    self.file = file
    do throws(JournalFault) {
      mark = try file.read()
      isAbsent = mark == nil
      let cause = "there is no high-water file \(file.path)"
      fault = isAbsent ? JournalFault(.misuse, cause: cause, remedy: "None needed: it is written anew.") : nil
    } catch {
      mark = nil
      isAbsent = false
      fault = error
    }
  }

  /// Takes over the file. What an earlier journal had used counts as used.
  func keeper(for opening: Opening, use: HighWater) -> HighWaterKeeper {
    var use = use
    if case .startedAfresh(let before) = opening {
      use = HighWater(journal: use.journal, seq: use.seq, day: before.day, date: before.date, numbers: before.numbers)
    }
    return HighWaterKeeper(file: file, use: use, bound: mark)
  }
}

extension Opening {
  /// Judges a journal by its end and the high-water mark.
  ///
  /// | journal | mark | |
  /// |---|---|---|
  /// | any | more than a block ahead of its end | behind |
  /// | empty | none, or one without a day | fresh |
  /// | empty | of any journal, with a day | started afresh |
  /// | with events | of another journal, its day not yet over here | behind |
  /// | with events | none, or any other | continued |
  init(head: JournalPosition, anchor: JournalPosition, use: HighWater, mark: HighWater?) {
    let isEmpty = head == anchor
    guard let mark else {
      self = isEmpty ? .fresh : .continued
      return
    }
    let isOwn = mark.journal == use.journal
    if isOwn && mark.seq > head.seq + Int64(HighWater.block) {
      self = .behind(mark)
    } else if isEmpty {
      self = mark.day == 0 ? .fresh : .startedAfresh(mark)
    } else {
      self = isOwn || mark.day < use.day ? .continued : .behind(mark)
    }
  }

  /// What the writer answers instead of writing.
  var refusal: JournalFault? {
    guard case .behind(let mark) = self else { return nil }
    return JournalFault(
      .misuse, cause: "the journal has lost its end: events up to about \(mark.seq) were written",
      remedy: "Start a journal afresh; the old one is kept beside it.")
  }
}

extension JournalReader {
  /// The last position, after a check of the last event only: a start must not take longer with every year.
  func checkedEnd() throws(JournalFault) -> JournalPosition {
    let end = try events("ORDER BY seq DESC LIMIT 2")
    guard let last = end.first else { return anchor }
    let previous = end.count == 2 ? end[1].position : anchor
    if let fault = last.fault(after: previous) { throw .damaged("the journal's end is not whole: \(fault)") }
    return last.position
  }

  /// The last number of each series on a day: two looks into the index for each series, however many tickets the day has.
  private static let lastNumbers = """
    WITH RECURSIVE given (series) AS (
      SELECT min(series) FROM ticket WHERE day_id = :day
      UNION ALL
      SELECT (SELECT min(series) FROM ticket WHERE day_id = :day AND series > given.series)
      FROM given WHERE given.series IS NOT NULL)
    SELECT series, (SELECT max(number) FROM ticket WHERE day_id = :day AND ticket.series = given.series) AS last
    FROM given WHERE series IS NOT NULL
    """

  /// How far this journal has come in positions, days and numbers.
  func use() throws(JournalFault) -> HighWater {
    let end = try lastPosition()
    var use = HighWater(journal: journal, seq: end.seq, day: 0, date: nil, numbers: [:])
    if let seq = try lastDayOpened(), let opened = try event(seq) {
      use.day = opened.header.day
      if case .day(.opened(let content))? = try JournalFault.explaining("reading event \(seq)", opened.fact) {
        use.day = content.day
        use.date = content.date
      }
    }
    let rows = try read { try Row.fetchAll($0, sql: Self.lastNumbers, arguments: ["day": use.day]) }
    for row in rows {
      if let series: String = row.value("series") { use.numbers[series] = row.value("last") }
    }
    return use
  }
}
