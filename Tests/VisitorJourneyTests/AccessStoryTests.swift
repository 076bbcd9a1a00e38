import Events
import Presses
import ScreenFixtures
import Testing

@testable import VisitorPages
@testable import VisitorJourney

@Suite("Access for all")
struct AccessStoryTests {
  private func failures(_ story: String, _ offer: VisitorOffer = OneStopService.offer()) -> [String] {
    var visitor = VisitorStory(offer)
    return visitor.play(story)
  }

  @Test("Who hesitates is asked after 20 s, and goes on where they were")
  func hesitates() {
    let story = """
      touch ให้คำปรึกษา
      wait 19 s
      sees visitor_type
      wait 1 s
      sees ท่านต้องการทำรายการต่อหรือไม่
      touch ทำรายการต่อ
      sees visitor_type
      wait 20 s
      sees still_there
      wait 20 s
      sees home
      wait 600 s
      sees home
      asks nothing
      """
    #expect(failures(story) == [])
  }

  @Test("Any touch gives the whole time anew, also one that only changes how the page looks")
  func extends() {
    let story = """
      touch ให้คำปรึกษา
      wait 18 s
      touch หน้าจอชัดขึ้น
      wait 19 s
      sees visitor_type
      wait 1 s
      sees still_there
      wait 18 s
      touch ตัวหนังสือใหญ่
      wait 29 s
      sees still_there
      wait 1 s
      sees home
      """
    #expect(failures(story) == [])
  }

  @Test("With large text the screen waits 30 s, asks 30 s, and is as before for the next visitor")
  func largeText() {
    let story = """
      touch ตัวหนังสือใหญ่
      touch ให้คำปรึกษา
      wait 29 s
      sees visitor_type
      wait 1 s
      sees still_there
      wait 29 s
      sees still_there
      wait 1 s
      sees home
      """
    var visitor = VisitorStory()
    #expect(visitor.play(story) == [])
    #expect(visitor.journey.scene.mode == ScreenMode())
    #expect(visitor.journey.deadline == nil, "a screen at rest wants no waking")
  }

  @Test("A mode that somebody left on the home screen does not stay")
  func modesReset() {
    var visitor = VisitorStory()
    #expect(visitor.play("touch ย้ายปุ่มลงล่าง\ntouch หน้าจอชัดขึ้น") == [])
    #expect(visitor.journey.scene.mode == ScreenMode(wheelchair: true, contrast: true))
    #expect(visitor.play("wait 20 s\nsees still_there\ntouch เลิกทำรายการ\nsees home") == [])
    #expect(visitor.journey.scene.mode == ScreenMode())
  }

  @Test("A call for help reaches the kiosk, and sends to the first-reception point where nobody would see it")
  func help() {
    let story = """
      touch ให้คำปรึกษา
      touch ขอความช่วยเหลือ
      asks help
      sees กรุณาติดต่อเจ้าหน้าที่ที่จุดแรกรับ
      touch ย้อนกลับ
      sees visitor_type
      """
    #expect(failures(story) == [])
    #expect(failures("touch ขอความช่วยเหลือ\nsees แจ้งเจ้าหน้าที่แล้ว", OneStopService.offer(helpIsSeen: true)) == [])
  }

  @Test("Privacy notice and calling rule are there to read")
  func notices() {
    let story = """
      touch notices
      sees ตู้กดบัตรคิวนี้ไม่เก็บชื่อ
      sees ช่องทางพิเศษ 2 คิว สลับคิวทั่วไปอย่างน้อย 1 คิว
      touch ย้อนกลับ
      sees home
      """
    #expect(failures(story) == [])
  }

  @Test("With a pad of four keys each zone is said, and the scene when it changes")
  func keys() {
    let story = """
      focus service.ADVICE
      asks say ให้คำปรึกษา
      touch service.ADVICE
      asks say ท่านมาติดต่อในฐานะใด
      focus visitor_type.JURISTIC
      asks say นิติบุคคล (บริษัท ห้างหุ้นส่วน สหกรณ์)
      say
      asks say ท่านมาติดต่อในฐานะใด
      touch visitor_type.JURISTIC
      number A001
      asks issue ADVICE JURISTIC NORMAL th, say หมายเลขคิว. A001
      """
    #expect(failures(story) == [])
  }

  @Test("The zones that are recognised are the drawn ones, in parts of the display")
  func touchZones() throws {
    let scene = VisitorStory().journey.scene
    let drawn = try #require(scene.zone("access.help")?.rectangle)
    let zone = try #require(scene.touchZones.first { $0.name == "access.help" })
    #expect(abs(zone.x * scene.panel.width - drawn.x) < 0.001)
    #expect(abs((zone.y + zone.height) * scene.panel.height - drawn.maxY) < 0.001)
  }
}
