import Events
import Ports
import Journal
import Kiosk
import Queueing
import Settings
import Terminal

/// The journal as a start finds it: open, folded, and begun anew when it had lost its end.
struct OpenedJournal {
  let journal: Journal
  /// The fold of the journal.
  let state: KioskState
  /// How many events were folded beyond the checkpoint.
  let folded: Int
  /// The last durable event; 0 for a new journal.
  let position: Int64
  /// What a journal begun anew must say first.
  let resumed: [Fact]

  /// - Parameter now: milliseconds since 1970 UTC, which may be wrong: it only names the date of a journal begun anew.
  /// - Throws: `Failure` with `EX_TEMPFAIL` when another kiosk holds the journal, else with `EX_IOERR`.
  init(_ settings: KioskSettings, now: Int64) throws(Failure) {
    let place = JournalPlace(
      file: settings.kiosk.journalFile, highWaterFile: settings.kiosk.highWaterDirectory + "/high-water",
      device: settings.kiosk.code, site: settings.site.code)
    do {
      journal = try Self.open(place, now: now)
      position = try journal.reader.lastPosition().seq
      (state, folded) = try Self.fold(journal.reader, to: position)
      resumed = Self.resumption(journal.opening, settings, today: settings.site.time.date(at: now))
    } catch let fault as JournalFault {
      throw Failure(fault.code == .busy ? .temporary : .inputOrOutput, Bilingual(thai: "\(fault)"))
    } catch {
      throw Failure(
        .inputOrOutput,
        Bilingual(
          thai: "ใช้สมุดบันทึก \(place.file) ต่อไม่ได้: \(error) ให้ตรวจด้วย kioskctl journal verify \(place.file)",
          english: "the journal \(place.file) cannot be taken up: \(error). Run kioskctl journal verify \(place.file)"))
    }
    if let warning = Self.warning(of: journal) { Report.line(warning) }
  }

  /// What staff must know of the high-water mark as the start found it; `nil` when all was well.
  static func warning(of journal: Journal) -> String? {
    guard let fault = journal.highWaterFault else { return nil }
    guard journal.opening == .fresh else { return fault.description }
    return """
      WARNING: \(fault.cause), and there is no journal: nobody can tell which numbers were given before. \
      Numbering begins at 1; take back tickets of today that are still in use.
      คำเตือน: ไม่พบสมุดบันทึกและแฟ้มหมายเลขสูงสุดเสียหาย หมายเลขคิวจะเริ่มที่ 1 ใหม่ กรุณาเก็บบัตรคิวของวันนี้ที่ยังใช้อยู่คืน
      """
  }

  /// A journal that has lost its end is archived, and a new one takes its place: numbers are never given twice.
  private static func open(_ place: JournalPlace, now: Int64) throws(JournalFault) -> Journal {
    let journal = try Journal.open(place, now: now)
    guard case .behind(let mark) = journal.opening else { return journal }
    journal.close()
    Report.line("the journal has lost its end (it once reached event \(mark.seq)); a new one begins after its numbers")
    return try Journal.startAfresh(place, now: now)
  }

  /// How many events are read at once: enough for every processor, little enough for the memory.
  private static let atOnce = 2000

  /// From the newest checkpoint that can be relied on; without one it takes as long as the journal is, and says so.
  private static func fold(_ reader: JournalReader, to end: Int64) throws -> (KioskState, folded: Int) {
    let beginning = KioskState.beginning(
      of: reader.journal, from: reader.anchor.seq, to: end, checkpoints: checkpoints(of: reader))
    for reason in beginning.passedOver { Report.line("\(reason); it is passed over") }
    let folded = Int(end - beginning.seq)
    if folded > 2 * CheckpointRule.interval { Report.line("folding \(folded) events, which takes a moment") }
    var state = beginning.state
    var last = beginning.seq
    while case let records = try reader.events(after: last, limit: atOnce), let end = records.last {
      try state.apply(records)
      last = end.header.seq
    }
    return (state, folded)
  }

  /// A cache that cannot be read keeps no kiosk from starting.
  private static func checkpoints(of reader: JournalReader) -> [Checkpoint] {
    do { return try reader.checkpoints() } catch {
      Report.line("the checkpoints cannot be read: \(error)")
      return []
    }
  }

  /// The day that was open goes on with the numbers after those that may have been given.
  private static func resumption(
    _ opening: Opening, _ settings: KioskSettings, today: ServiceDate
  ) -> [Fact] {
    guard case .startedAfresh(let mark) = opening else { return [] }
    let day = OpenDay(id: mark.day, date: mark.date ?? today)
    return [.day(.opened(OfficeRule(settings).opening(of: day, after: nil)))]
      + mark.numbers.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { series, last in
        .day(.numbersSkipped(NumbersSkipped(day: mark.day, series: series, first: 1, last: last)))
      }
  }
}
