import ScreenFixtures
import Testing
@testable import VisitorJourney

@Suite("A visitor rates the service")
struct RatingStoryTests {
  private func failures(_ story: String, scale: Int = 5) -> [String] {
    var visitor = VisitorStory(OneStopService.offer(purpose: .rating, rating: RatingOffer(scale: scale)))
    return visitor.play(story)
  }

  @Test("with one touch, sees the face that was counted, and the next can rate 3 s later")
  func oneTouch() {
    let story = """
      sees ท่านพึงพอใจต่อการให้บริการครั้งนี้เพียงใด
      touch face.5
      asks rate 5 of 5
      sees rating
      rated
      sees ขอบคุณสำหรับการประเมิน
      sees พึงพอใจมากที่สุด
      touches 1
      wait 3 s
      sees rating
      """
    #expect(failures(story) == [])
  }

  @Test("and says what should be improved")
  func reason() {
    let story = """
      touch พึงพอใจน้อยที่สุด
      rated
      asks rate 1 of 5
      sees เรื่องใดควรปรับปรุง (ข้ามได้)
      touch สถานที่และสิ่งอำนวยความสะดวก
      asks reason 1 PLACE
      sees rating_thanks
      sees พึงพอใจน้อยที่สุด
      wait 3 s
      sees rating
      touches 2
      """
    #expect(failures(story) == [])
  }

  @Test("and is asked for a reason for 8 s only, and never above 3")
  func reasonGoes() {
    let story = """
      touch พึงพอใจปานกลาง
      rated
      wait 7 s
      sees rating_reason
      wait 1 s
      sees rating
      touch face.4
      rated
      sees rating_thanks
      """
    #expect(failures(story) == [])
  }

  @Test("and corrects it within 3 s: the first rating stays, the correction is one of its own")
  func correction() {
    let story = """
      touch face.1
      rated
      asks rate 1 of 5
      touch แก้ไข
      sees rating
      touch face.4
      asks correct 1 to 4 of 5
      rated
      sees พึงพอใจมาก
      sees not แก้ไข
      """
    #expect(failures(story) == [])
  }

  @Test("or leaves the correction undone: the screen is ready for the next")
  func correctionLeft() {
    #expect(failures("touch face.1\nrated\ntouch แก้ไข\nsees แก้ไข\nwait 20 s\nsees rating\nsees not แก้ไข") == [])
  }

  @Test("but not later, though the question for the reason is still there")
  func tooLate() {
    let story = """
      touch face.2
      rated
      sees แก้ไข
      wait 3 s
      sees not แก้ไข
      sees rating_reason
      touch ความรวดเร็วในการให้บริการ
      asks rate 2 of 5, reason 1 FAST_SLOW
      """
    #expect(failures(story) == [])
  }

  @Test("by tapping twice: counted once, and nothing else is pressed", arguments: [5, 1])
  func doubleTap(score: Int) {
    let story = """
      touch face.\(score)
      rated
      again 150 ms
      asks rate \(score) of 5
      sees not ท่านพึงพอใจต่อการให้บริการครั้งนี้เพียงใด
      """
    #expect(failures(story) == [])
  }

  @Test("on a pad: the screen shows which face was counted")
  func pad() {
    #expect(failures("pad 4\nsees พึงพอใจมาก\nsees ขอบคุณสำหรับการประเมิน") == [])
  }

  @Test("with three or four faces, which stand for levels of the five")
  func fewerFaces() {
    #expect(failures("touch face.3\nasks rate 3 of 3\nrated\nsees เรื่องใดควรปรับปรุง", scale: 3) == [])
    #expect(failures("sees not พึงพอใจปานกลาง\ntouch face.2\nasks rate 2 of 4", scale: 4) == [])
  }

  @Test("and it cannot be written: nobody is thanked for what was not counted")
  func refused() {
    let refused = "touch face.5\nrefused journal_fault\nsees not ขอบคุณ\nsees refused\ntouch ย้อนกลับ\nsees rating"
    #expect(failures(refused) == [])
  }

  @Test("on a screen that also gives numbers, one touch away from home")
  func both() {
    var visitor = VisitorStory(OneStopService.offer(purpose: .both))
    #expect(visitor.play("touch ประเมินความพึงพอใจ\ntouch face.5\nasks rate 5 of 5\nrated\nwait 3 s\nsees home") == [])
  }
}
