import ArgumentParser
import Events
import Statistics
import Terminal

/// `kioskctl journal recount`: the proof that the figures follow from the events.
struct RecountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recount",
    abstract: Bilingual(
      thai: "นับทุกเหตุการณ์ใหม่และเทียบกับยอดของวันที่ปิดแล้ว สถานะ 1 เมื่อไม่ตรงกัน",
      english:
        "Count every event anew and compare with the totals of closed and sealed days; status 1 when they differ."))

  @OptionGroup var journal: JournalArgument

  func run() async throws {
    let journal = try Wiring.journal(at: journal.path)
    let (byDays, byEvents) = try journal.recount()
    let differences = byEvents.counts.differences(from: byDays.counts)
    for tally in differences { print("\(tally.table)\t\(tally.measure)\t\(tally.by)\t\(tally.count)") }
    for seq in byEvents.contradictedSeals {
      print(Bilingual(thai: "เหตุการณ์ที่ \(seq): ยอดที่ปิดผนึกไม่ตรงกัน", english: "event \(seq): sealed totals differ").spoken)
    }
    guard differences.isEmpty, byEvents.contradictedSeals.isEmpty else { throw contradicted(journal.file) }
    print(
      Bilingual(
        thai: "\(journal.file): ตัวเลข \(byEvents.counts.tallies.count) รายการตรงกับเหตุการณ์",
        english: "\(journal.file): \(byEvents.counts.tallies.count) figures follow from the events"
      ).spoken)
  }

  private func contradicted(_ file: String) -> Failure {
    Failure(
      .finding,
      Bilingual(
        thai: "\(file): ยอดไม่ตรงกับเหตุการณ์ อย่าเพิ่งเผยแพร่ตัวเลข และโปรดแจ้งปัญหา",
        english: "\(file): totals differ from the events. Do not publish figures, and report this"))
  }
}
