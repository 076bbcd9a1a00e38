import Testing

@testable import VisitorJourney
@testable import VisitorPages

@Suite("Staff at the kiosk")
struct StaffStoryTests {
  private func failures(_ story: String) -> [String] {
    var visitor = VisitorStory()
    return visitor.play(story)
  }

  private let signedIn = """
    corner
    sees รหัสเจ้าหน้าที่
    touch digit.1
    touch digit.2
    touch digit.3
    touch digit.4
    touch ยืนยัน
    asks pin 1234
    answer pin right
    asks report
    answer report
    sees เมนูเจ้าหน้าที่

    """

  @Test("hold the corner, enter the PIN, and print the daily summary")
  func dailySummary() {
    let story = """
      \(signedIn)touch สรุปยอดประจำวัน
      asks dailySummary
      answer done
      sees เรียบร้อยแล้ว
      touch ย้อนกลับ
      sees staff_menu
      touch ย้อนกลับ
      sees home
      """
    #expect(failures(story) == [])
  }

  @Test("are locked out for 5 minutes after five wrong PINs; visitors are not")
  func locked() {
    let tries = String(repeating: "touch digit.9\ntouch ยืนยัน\nanswer pin wrong\n", count: 5)
    let story = """
      corner
      \(tries)asks pin 9, pin 9, pin 9, pin 9, pin 9, locked out 5
      sees กรอกรหัสผิดหลายครั้ง
      wait 8 s
      sees home
      corner
      sees กรอกรหัสผิดหลายครั้ง
      wait 300 s
      corner
      sees staff_pin
      sees not กรอกรหัสผิดหลายครั้ง
      """
    #expect(failures(story) == [])
  }

  @Test("void the last ticket only after they were asked")
  func void() {
    let story = """
      \(signedIn)touch ยกเลิกใบล่าสุด
      asks nothing
      sees ยกเลิกบัตรคิวหมายเลข A007 หรือไม่
      touch ไม่ยกเลิก
      sees staff_menu
      touch ยกเลิกใบล่าสุด
      touch yes
      asks voidLast
      """
    #expect(failures(story) == [])
  }

  @Test("read before the power goes what has not been sent")
  func shutDown() {
    let story = """
      \(signedIn)touch ปิดเครื่อง
      sees ยังไม่ได้ส่ง 3 รายการ
      asks report
      answer report
      touch yes
      asks shutDown
      """
    #expect(failures(story) == [])
  }

  @Test("put in a new roll, see nothing on it, and are shown to turn it")
  func roll() {
    let story = """
      \(signedIn)touch เปลี่ยนม้วนกระดาษ
      asks newRoll
      roll asked
      sees เห็นตัวหนังสือบนกระดาษหรือไม่
      touch ไม่เห็น
      asks roll thermal false
      sees ใส่ม้วนกลับด้าน
      """
    #expect(failures(story) == [])
  }

  @Test("pause issuing, and resume it")
  func pause() {
    let story = """
      \(signedIn)touch หยุดแจกบัตรคิวชั่วคราว
      asks pauseIssuing(true)
      answer done
      answer paused
      touch ย้อนกลับ
      touch แจกบัตรคิวต่อ
      asks report, pauseIssuing(false)
      """
    #expect(failures(story) == [])
  }

  @Test("set the date in years of the Buddhist era, by steps; a day that the month lacks becomes its last")
  func date() throws {
    var visitor = VisitorStory()
    #expect(visitor.play(signedIn + "touch ตั้งวันที่และเวลา\nsees 2569\nsees ม.ค.") == [])
    #expect(
      visitor.play("touch lower.day\nsees 31\ntouch raise.month\nsees 28\nsees ก.พ.\ntouch raise.year\nsees 2570") == []
    )
    #expect(visitor.play("touch raise.hour\ntouch lower.minute\nsees 29") == [])
    _ = visitor.play("touch enter")
    guard case .staff(.working) = visitor.journey.journey.stage else {
      Issue.record("nothing was asked")
      return
    }
  }

  @Test("who walk away leave no open menu behind")
  func walkAway() {
    #expect(failures(signedIn + "wait 59 s\nsees staff_menu\nwait 1 s\nsees home") == [])
  }

  @Test("cannot be reached while a visitor is at the screen")
  func visitorFirst() {
    #expect(failures("touch ให้คำปรึกษา\ncorner\nsees visitor_type") == [])
  }
}
