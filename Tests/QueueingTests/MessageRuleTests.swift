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

  private func state(after set: MessageSet) -> MessageState {
    var state = MessageState()
    state.apply(.staff(.messageSet(set)))
    return state
  }

  @Test("It is shown until its minute, and then not; without one until the day ends; under a doubtful clock it stays")
  func ends() throws {
    let timed = state(after: try set("ปิดเคาน์เตอร์ 3", "Counter 3 is closed", until: 960))
    #expect(timed.notice(at: 959) == Bilingual(thai: "ปิดเคาน์เตอร์ 3", english: "Counter 3 is closed"))
    #expect(timed.notice(at: 960) == nil)
    #expect(timed.notice(at: nil) != nil)
    var untimed = state(after: try set("วันนี้ปิดเร็ว"))
    #expect(untimed.notice(at: 1439) == "วันนี้ปิดเร็ว")
    untimed.apply(.day(.opened(ServiceDayOpened(day: 2, date: ServiceDate(dayNumber: 20_779)))))
    #expect(untimed == MessageState())
  }

  @Test("It is taken away by a message without a text")
  func cleared() throws {
    let set = try MessageRule.set(nil, on: day, minute: 600)
    #expect(set == MessageSet(day: 1, text: nil, until: nil))
    var state = state(after: try self.set("วันนี้ปิดเร็ว"))
    state.apply(.staff(.messageSet(set)))
    #expect(state.notice(at: 600) == nil)
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
