import Events
import Queueing
import Settings
import Testing

@Suite("The head start of the special lane")
struct HeadStartTests {
  private func settings(_ more: String) throws -> KioskSettings {
    try KioskSettings.check(validFile + "\n" + more, file: "kioskd.yaml").settings
  }

  @Test("Twenty minutes where nothing is said, and what the office says; none is said by 0")
  func minutes() throws {
    #expect(try settings("").headStart[.priority] == 1_200_000)
    #expect(try settings("priority_head_start_minutes: 5\n").headStart[.priority] == 300_000)
    let none = try settings("priority_head_start_minutes: 0\n").headStart
    #expect(none[.priority] == 0 && none[.normal] == 0)
  }

  @Test("More than two hours, or a word, is refused", arguments: ["121", "-1", "long"])
  func refused(_ value: String) {
    #expect(throws: SettingsFaults.self) { try settings("priority_head_start_minutes: \(value)\n") }
  }
}
