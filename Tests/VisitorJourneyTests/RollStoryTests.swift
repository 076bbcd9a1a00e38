import Testing

@Suite("Somebody has put a new roll in")
struct RollStoryTests {
  private func failures(_ story: String) -> [String] {
    var visitor = VisitorStory()
    return visitor.play(story)
  }

  @Test("The screen asks whether print is seen; yes is passed on, and visitors have the screen again")
  func seen() {
    let story = """
      roll asked
      sees เห็นตัวหนังสือบนกระดาษหรือไม่
      touch yes
      asks roll thermal true
      sees home
      roll settled
      sees home
      asks nothing
      """
    #expect(failures(story) == [])
  }

  @Test("No is passed on once, and the picture shows how the roll lies; when it was turned the question comes again")
  func notSeen() {
    let story = """
      roll asked
      touch no
      asks roll thermal false
      sees ใส่ม้วนกลับด้าน
      again 100 ms
      asks nothing
      roll turned
      sees ใส่ม้วนกลับด้าน
      roll asked
      sees เห็นตัวหนังสือบนกระดาษหรือไม่
      touch เห็น
      asks roll thermal true
      """
    #expect(failures(story) == [])
  }

  @Test("Nobody answers: when the kiosk carries on, so does the screen")
  func noAnswer() {
    #expect(failures("roll asked\nsees roll\nwait 59 s\nsees roll\nroll settled\nsees home\nasks nothing") == [])
  }

  @Test("A visitor in the middle of a visit is not asked; the question comes when the screen is free")
  func waits() {
    let story = """
      touch ให้คำปรึกษา
      roll asked
      sees visitor_type
      touch นิติบุคคล
      number A001
      asks issue ADVICE JURISTIC NORMAL th
      sees A001
      touch next
      sees roll
      """
    #expect(failures(story) == [])
    #expect(failures("touch English\nroll asked\nsees home\nwait 40 s\nsees roll") == [])
  }

  @Test("A visitor who comes meanwhile turns the question away with one touch, and keeps their way of reading")
  func turnedAway() {
    let story = """
      roll asked
      touch English
      sees Can you see print on the paper?
      touch Back
      sees Please choose a service
      asks nothing
      wait 40 s
      sees กรุณาเลือกเรื่องที่ต้องการติดต่อ
      roll turned
      sees ใส่ม้วนกลับด้าน
      touch next
      sees home
      """
    #expect(failures(story) == [])
  }

  @Test("A number that a key gives goes before the question")
  func number() {
    #expect(failures("roll asked\nkey A001\nsees A001\npaper out\nwait 4 s\nsees roll") == [])
  }
}
