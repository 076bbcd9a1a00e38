import Events
import Queueing
import Testing

@Suite("The message of the day")
struct MessageRuleTests {
  private let day = OpenDay(id: 1, date: ServiceDate(dayNumber: 20_778))

  private func set(_ thai: String, _ english: String? = nil, until: Int? = nil, at minute: Int? = 600) throws(Refusal)
    -> MessageSet
  {
    try MessageRule.set(OfficeMessage(Bilingual(thai: thai, english: english), until: until), on: day, minute: minute)
  }

  @Test("It is shown until its minute, and then not; without one until the day ends; under a doubtful clock it stays")
  func ends() throws {
    let timed = try set("ปิดเคาน์เตอร์ 3", "Counter 3 is closed", until: 960)
    #expect(MessageRule.text(of: timed, minute: 959) == Bilingual(thai: "ปิดเคาน์เตอร์ 3", english: "Counter 3 is closed"))
    #expect(MessageRule.text(of: timed, minute: 960) == nil)
    #expect(MessageRule.text(of: timed, minute: nil) != nil)
    #expect(MessageRule.text(of: try set("วันนี้ปิดเร็ว"), minute: 1439) == "วันนี้ปิดเร็ว")
  }

  @Test("It is taken away by a message without a text")
  func cleared() throws {
    let set = try MessageRule.set(nil, on: day, minute: 600)
    #expect(set == MessageSet(day: 1, text: nil, until: nil) && MessageRule.text(of: set, minute: 600) == nil)
  }

  @Test(
    "No text, two lines, too many letters in either language: refused",
    arguments: ["", "  ", "a\nb", "a\u{7F}b", String(repeating: "ก", count: MessageRule.longest + 1)])
  func badText(text: String) {
    #expect(throws: Refusal.self) { try set(text) }
    #expect(throws: Refusal.self) { try set("ดี", text) }
  }

  @Test("An end that is past, or no time of the day, is refused; under a doubtful clock nobody knows what is past")
  func badEnd() throws {
    for until in [0, 600, 599, 1441] {
      #expect(throws: Refusal.self) { try set("ดี", until: until) }
    }
    #expect(try set("ดี", until: 1440).until == 1440)
    #expect(try set("ดี", until: 5, at: nil).until == 5)
    #expect(try set(String(repeating: "ก", count: MessageRule.longest)).text != nil)
  }
}
