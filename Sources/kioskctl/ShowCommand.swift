import ArgumentParser
import Events
import Terminal

/// `kioskctl journal show`: events for people and programs.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: Bilingual(thai: "แสดงเหตุการณ์", english: "Show events."))

  @OptionGroup var journal: JournalArgument
  @Option(help: ArgumentHelp(Bilingual(thai: "เหตุการณ์แรกที่แสดง", english: "The first event shown."), valueName: "seq"))
  var from: Int64 = 1
  @Option(
    help: ArgumentHelp(Bilingual(thai: "จำนวนเหตุการณ์สูงสุดที่แสดง", english: "The most events shown."), valueName: "n"))
  var limit = 50
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "เฉพาะชนิดนี้ เช่น ticket.issued", english: "Only this kind, such as ticket.issued."),
      valueName: "kind"))
  var kind: String?
  @Flag(help: ArgumentHelp(Bilingual(thai: "แสดงเป็น JSON บรรทัดละหนึ่งเหตุการณ์", english: "One JSON object a line.")))
  var json = false

  func validate() throws {
    guard limit > 0, from > 0 else {
      throw ValidationError(
        Bilingual(thai: "--from และ --limit ต้องไม่น้อยกว่า 1", english: "--from and --limit are at least 1."))
    }
  }

  func run() async throws {
    let journal = try Wiring.journal(at: journal.path)
    var shown = 0
    try journal.forEach(after: from - 1) { event in
      guard kind == nil || event.header.kind.rawValue == kind else { return true }
      guard shown < limit else {
        StandardError.say(
          Bilingual(thai: "ยังมีต่อ: --from \(event.header.seq)", english: "more follow: --from \(event.header.seq)"))
        return false
      }
      print(json ? EventText.json(event) : EventText.line(event))
      shown += 1
      return true
    }
  }
}
