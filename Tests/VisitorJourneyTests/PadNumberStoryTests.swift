import ScreenFixtures
import Testing
@testable import VisitorJourney

@Suite("A number is given by a pad's key, beside a screen")
struct PadNumberStoryTests {
  private func failures(_ story: String, _ offer: VisitorOffer = OneStopService.offer()) -> [String] {
    var visitor = VisitorStory(offer)
    return visitor.play(story)
  }

  @Test("The screen shows it while the paper comes, and is home again 4 s after it")
  func shown() {
    let story = """
      key A001
      sees A001
      sees กำลังพิมพ์บัตรคิว
      asks nothing
      paper out
      sees กรุณารับบัตรคิวด้านล่าง
      wait 4 s
      sees home
      """
    #expect(failures(story) == [])
  }

  @Test("Without paper it stands there large until it is noted; late or failed paper leads there too")
  func withoutPaper() {
    let noted = "key A001 on screen\nsees number_without_paper\nwait 28 s\nsees A001\ntouch จดแล้ว\nsees home"
    #expect(failures(noted) == [])
    for news in ["late", "failed"] {
      #expect(failures("key A001\npaper \(news)\nsees number_without_paper\nsees A001") == [])
    }
  }

  @Test("Key after key, each number takes the screen; the one before without paper stays as a strip")
  func oneAfterTheOther() {
    let story = """
      key A001
      key A002
      sees A002
      sees not A001
      paper late
      key A003
      sees number
      sees A003
      paper out
      wait 4 s
      sees หมายเลข A002 ไม่มีบัตร
      """
    #expect(failures(story) == [])
  }

  @Test("A visitor at the screen is not disturbed; a number without paper waits above the home screen")
  func busy() {
    let story = """
      touch ให้คำปรึกษา
      key R001
      sees visitor_type
      touch นิติบุคคล
      asks issue ADVICE JURISTIC NORMAL th
      key R002 on screen
      number A001
      sees A001
      touch next
      sees หมายเลข R002 ไม่มีบัตร
      paper R001 failed
      sees หมายเลข R001 ไม่มีบัตร
      """
    #expect(failures(story) == [])
  }

  @Test("It asks nobody for their visitor type: the key has said it, or nobody is at the screen")
  func asksNothing() {
    let offer = OneStopService.offer(asking: .whilePrinting)
    #expect(failures("key A001\nsees A001\nsees not ท่านมาติดต่อในฐานะใด", offer) == [])
  }
}
