import Events
import Ports
import Exports
import Statistics
import Terminal

extension OpenJournal {
  /// The counts of a table within some dates, by the totals of closed days.
  ///
  /// - Throws: `Failure` for an event that cannot be read.
  func counts(for table: DailyTable, in dates: ClosedRange<ServiceDate>) throws -> Counts {
    let counting = JournalCounting(events) { table.takes($0, in: dates) }
    let count = try counted(counting.count)
    if count.lost > 0 { warn(ofLost: count.lost) }
    return count.counts
  }

  /// The same journal counted twice: by the totals of closed days, and event by event.
  ///
  /// - Throws: `Failure` for an event that cannot be read.
  func recount() throws -> (byDays: JournalCount, byEvents: JournalCount) {
    let counting = JournalCounting(events)
    return (try counted(counting.count), try counted(counting.countOfEveryEvent))
  }

  private func counted(_ count: (_ progress: (Int64) -> Void) throws -> JournalCount) throws -> JournalCount {
    var progress = ProgressLine(Bilingual(thai: "กำลังนับ", english: "Counting"))
    defer { progress.ended() }
    let end = try end().seq
    do {
      return try count { progress.reached($0, of: end) }
    } catch let event as UncountableEvent {
      throw Failure(
        .finding,
        Bilingual(
          thai: "\(file): อ่านเหตุการณ์ที่ \(event.seq) ไม่ได้ ให้ตรวจด้วย kioskctl journal verify และอย่าเพิ่งเผยแพร่ตัวเลข",
          english: "\(file): event \(event.seq) cannot be read. Run kioskctl journal verify, and do not publish figures"
        ))
    } catch let fault as JournalFault {
      throw Failure(fault)
    }
  }

  /// On standard error, so that the file itself stays clean.
  private func warn(ofLost lost: Int) {
    StandardError.say(
      Bilingual(
        thai: "kioskctl: มี \(lost) เหตุการณ์ที่ถูกลบก่อนปิดผนึกยอดของวัน และไม่อยู่ในแฟ้มนี้",
        english: "kioskctl: \(lost) events were purged before their dates were sealed, and are not in this file"))
  }
}
