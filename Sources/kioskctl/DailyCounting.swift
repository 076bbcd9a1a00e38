import Events
import Statistics

/// Counts a journal for one table, event by event.
struct DailyCounting {
  let table: DailyTable
  let dates: ClosedRange<ServiceDate>

  /// Reads the whole journal, as a late void or a settled date may change a day long past.
  ///
  /// - Throws: `Failure` for an event that cannot be read: figures with a hole are worse than none.
  func counts(of journal: OpenJournal) throws -> Counts {
    var counts = Counts()
    var purged = 0
    var progress = Progress(localised("Counting", thai: "กำลังนับ"))
    let end = try journal.end().seq
    defer { progress.ended() }
    try journal.forEach(after: journal.events.anchor.seq) { event in
      if event.body == nil { purged += 1 }
      if let fact = try fact(of: event, in: journal) {
        counts.add(Counting.tallies(of: fact).filter { table.takes($0, in: dates) })
      }
      progress.reached(event.header.seq, of: end)
      return true
    }
    if purged > 0 { warn(ofPurged: purged) }
    return counts
  }

  private func fact(of event: EventRecord, in journal: OpenJournal) throws -> Fact? {
    do {
      return try event.fact()
    } catch {
      throw Failure(
        .finding,
        "\(journal.file): event \(event.header.seq) cannot be read. Run kioskctl journal verify, and do not publish figures",
        thai:
          "\(journal.file): อ่านเหตุการณ์ที่ \(event.header.seq) ไม่ได้ ให้ตรวจด้วย kioskctl journal verify และอย่าเพิ่งเผยแพร่ตัวเลข"
      )
    }
  }

  /// On standard error, so that the file itself stays clean.
  private func warn(ofPurged purged: Int) {
    StandardError.say(
      localised(
        "kioskctl: \(purged) events are purged under the retention rule and are not in this file",
        thai: "kioskctl: มี \(purged) เหตุการณ์ที่ลบแล้วตามระยะเวลาเก็บรักษา และไม่อยู่ในแฟ้มนี้"))
  }
}
