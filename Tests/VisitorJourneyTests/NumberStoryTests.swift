import Events
import ScreenFixtures
import Testing
@testable import VisitorJourney

@Suite("A visitor takes a number")
struct NumberStoryTests {
  private func failures(_ offer: VisitorOffer = OneStopService.offer(), _ story: String) -> [String] {
    var visitor = VisitorStory(offer)
    return visitor.play(story)
  }

  @Test("with two touches: what for, and who they are")
  func twoTouches() {
    let story = """
      sees home
      touch ให้คำปรึกษา
      sees ท่านมาติดต่อในฐานะใด
      asks nothing
      touch นิติบุคคล
      asks issue ADVICE JURISTIC NORMAL th
      sees not A001
      number A001
      sees A001
      sees กำลังพิมพ์บัตรคิว
      touches 2
      paper out
      sees กรุณารับบัตรคิวด้านล่าง
      wait 3 s
      sees A001
      wait 1 s
      sees home
      asks nothing
      """
    #expect(failures(story: story) == [])
  }

  @Test(
    "with one touch where the visitor type is not asked for first", arguments: VisitorTypeAsking.allCases.dropFirst())
  func oneTouch(asking: VisitorTypeAsking) {
    let story = """
      touch ให้คำปรึกษา
      asks issue ADVICE NOT_STATED NORMAL th
      number A001
      sees A001
      touches 1
      """
    #expect(failures(OneStopService.offer(asking: asking), story) == [])
  }

  @Test("and says who they are while the paper comes")
  func whilePrinting() {
    let story = """
      touch ให้คำปรึกษา
      number A001
      asks issue ADVICE NOT_STATED NORMAL th
      sees ท่านมาติดต่อในฐานะใด
      touch วิสาหกิจชุมชน
      asks type 1 COMMUNITY_ENTERPRISE
      sees A001
      sees not ท่านมาติดต่อในฐานะใด
      """
    #expect(failures(OneStopService.offer(asking: .whilePrinting), story) == [])
  }

  @Test("in the priority lane with three touches")
  func priorityLane() {
    let story = """
      touch ช่องทางพิเศษ
      sees ช่องทางพิเศษ: กรุณาเลือกเรื่องที่ต้องการติดต่อ
      touch ร้องทุกข์
      touch ไม่ต้องการระบุ
      asks issue COMPLAINT NOT_STATED PRIORITY th
      number R001
      sees R001
      touches 3
      touch next
      sees home
      """
    #expect(failures(story: story) == [])
  }

  @Test("in English, and the next visitor is asked in Thai again")
  func language() {
    let story = """
      touch English
      sees Please choose a service
      touch Advice
      touch I prefer not to say
      asks issue ADVICE NOT_STATED NORMAL en
      number A001
      sees Printing your ticket, please wait
      touch next
      sees กรุณาเลือกเรื่องที่ต้องการติดต่อ
      """
    #expect(failures(story: story) == [])
  }

  @Test("and the next one does not have to wait for the paper")
  func yields() {
    let story = """
      touch ให้คำปรึกษา
      touch นิติบุคคล
      number A001
      touch next
      sees home
      touch ร้องทุกข์
      touch ไม่ต้องการระบุ
      number R001
      sees R001
      paper A001 out
      sees R001
      """
    #expect(failures(story: story) == [])
  }

  @Test("by tapping twice, as many do: only one number, and it is seen", arguments: [(false, 150), (true, 600)])
  func doubleTap(largeText: Bool, pause: Int) {
    let touches = largeText ? "touch ตัวหนังสือใหญ่\n" : ""
    let story = """
      \(touches)touch ให้คำปรึกษา
      again \(pause) ms
      asks nothing
      sees visitor_type
      touch นิติบุคคล
      asks issue ADVICE JURISTIC NORMAL th
      number A001
      again \(pause) ms
      sees A001
      asks nothing
      """
    #expect(failures(story: story) == [])
  }

  @Test("by tapping twice where one touch is enough: the second tap issues nothing", arguments: [0, 100, 140])
  func doubleTapWithOneTouch(commit: Int) {
    let story = """
      touch ให้คำปรึกษา
      wait \(commit) ms
      number A001
      again \(150 - commit) ms
      sees A001
      asks issue ADVICE NOT_STATED NORMAL th
      """
    #expect(failures(OneStopService.offer(asking: .never), story) == [])
  }

  @Test("that is slow to become durable: the screen asks for a moment, and taps ask for nothing more")
  func slow() {
    let story = """
      touch ให้คำปรึกษา
      touch นิติบุคคล
      asks issue ADVICE JURISTIC NORMAL th
      again 300 ms
      wait 700 ms
      sees กรุณารอสักครู่
      again 400 ms
      asks nothing
      number A001
      sees A001
      """
    #expect(failures(story: story) == [])
  }

  @Test("after having read what to bring")
  func guide() {
    let story = """
      touch info.ADVICE
      sees บัตรประจำตัวประชาชน
      sees ไม่มีค่าธรรมเนียม
      sees 15 วันทำการ
      sees ข้อมูล ณ วันที่ พฤ. 1 ต.ค. 2569
      touch พิมพ์รายละเอียด
      asks guide ADVICE th
      sees กำลังพิมพ์รายละเอียด
      again 500 ms
      asks nothing
      wait 10 s
      sees not กำลังพิมพ์รายละเอียด
      touch รับบัตรคิว
      touch นิติบุคคล
      asks issue ADVICE JURISTIC NORMAL th
      """
    #expect(failures(OneStopService.offer(panel: Panel(width: 531, height: 299)), story) == [])
  }

  @Test("without being offered a guide on paper while there is none")
  func guideWithoutPaper() {
    let story = """
      printer out
      touch info.ADVICE
      sees บัตรประจำตัวประชาชน
      sees not พิมพ์รายละเอียด
      printer ready
      sees พิมพ์รายละเอียด
      """
    #expect(failures(OneStopService.offer(panel: Panel(width: 531, height: 299)), story) == [])
  }

  @Test("but not for a service that is used on line: a QR code stands there")
  func online() {
    let story = """
      touch ข้อมูลข่าวสาร
      sees สแกนเพื่อใช้บริการ E-Service ไม่ต้องรับบัตรคิว
      asks nothing
      touch ย้อนกลับ
      sees home
      """
    #expect(failures(story: story) == [])
  }

  @Test("of one among twelve services: what belongs together is behind one button")
  func groups() {
    let story = """
      sees งานทะเบียน
      sees not กลางและขนาดย่อม 9
      touch งานทะเบียน
      touch กลางและขนาดย่อม 11
      touch ไม่ต้องการระบุ
      asks issue SERVICE_11 NOT_STATED NORMAL th
      """
    #expect(failures(OneStopService.offer(services: 12), story) == [])
  }

  private func failures(story: String) -> [String] { failures(OneStopService.offer(), story) }
}
