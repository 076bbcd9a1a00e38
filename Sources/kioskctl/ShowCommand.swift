import ArgumentParser
import Events

/// `kioskctl journal show`: events for people and programs.
struct ShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: localised("Show events.", thai: "แสดงเหตุการณ์"))

  @OptionGroup var journal: JournalArgument
  @Option(help: ArgumentHelp(localised("The first event shown.", thai: "เหตุการณ์แรกที่แสดง"), valueName: "seq"))
  var from: Int64 = 1
  @Option(help: ArgumentHelp(localised("The most events shown.", thai: "จำนวนเหตุการณ์สูงสุดที่แสดง"), valueName: "n"))
  var limit = 50
  @Option(
    help: ArgumentHelp(
      localised("Only this kind, such as ticket.issued.", thai: "เฉพาะชนิดนี้ เช่น ticket.issued"), valueName: "kind"))
  var kind: String?
  @Flag(help: ArgumentHelp(localised("One JSON object a line.", thai: "แสดงเป็น JSON บรรทัดละหนึ่งเหตุการณ์")))
  var json = false

  func validate() throws {
    guard limit > 0, from > 0 else {
      throw ValidationError(
        localised("--from and --limit are at least 1.", thai: "--from และ --limit ต้องไม่น้อยกว่า 1"))
    }
  }

  func run() async throws {
    let journal = try Wiring.journal(at: journal.path)
    var shown = 0
    try journal.forEach(after: from - 1) { event in
      guard kind == nil || event.header.kind.rawValue == kind else { return true }
      guard shown < limit else {
        StandardError.say(
          localised("more follow: --from \(event.header.seq)", thai: "ยังมีต่อ: --from \(event.header.seq)"))
        return false
      }
      print(json ? EventText.json(event) : EventText.line(event))
      shown += 1
      return true
    }
  }
}
