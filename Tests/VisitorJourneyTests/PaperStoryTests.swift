import Testing

@Suite("Paper does not come")
struct PaperStoryTests {
  private func failures(_ story: String) -> [String] {
    var visitor = VisitorStory()
    return visitor.play(story)
  }

  private let asked = """
    touch ให้คำปรึกษา
    touch นิติบุคคล
    asks issue ADVICE JURISTIC NORMAL th

    """

  @Test(
    "A printer known to be out is shown before the press; the number then replaces paper until it is noted")
  func knownOut() {
    let story = """
      printer out
      sees ขณะนี้ไม่มีบัตรกระดาษ
      \(asked)number A001 on screen
      sees กระดาษหมด กรุณาถ่ายภาพหรือจดหมายเลขนี้
      wait 20 s
      sees A001
      touch จดแล้ว
      sees home
      sees not A001
      """
    #expect(failures(story) == [])
  }

  @Test("Printing fails: the number stays for 30 s, and then 60 s above the home screen")
  func fails() {
    let story = """
      \(asked)number A001
      paper failed
      sees เครื่องพิมพ์ขัดข้อง
      wait 29 s
      sees number_without_paper
      wait 1 s
      sees home
      sees หมายเลข A001 ไม่มีบัตร กรุณาจำหมายเลข
      wait 59 s
      sees A001
      wait 1 s
      sees not A001
      """
    #expect(failures(story) == [])
  }

  @Test("Paper that is late puts the number in its place; when it comes after all, it is to be taken")
  func late() {
    let story = """
      \(asked)number A001
      wait 60 s
      sees กำลังพิมพ์บัตรคิว
      paper late
      sees บัตรคิวอาจไม่ออก
      paper out
      sees กรุณารับบัตรคิวด้านล่าง
      wait 4 s
      sees home
      sees not A001
      """
    #expect(failures(story) == [])
  }

  @Test("The next visitor takes over: a strip keeps the number while the next one is served")
  func takenOver() {
    let story = """
      printer absent
      \(asked)number A001 on screen
      touch next
      sees home
      sees หมายเลข A001 ไม่มีบัตร
      touch ร้องทุกข์
      sees visitor_type
      touch ย้อนกลับ
      sees หมายเลข A001 ไม่มีบัตร
      """
    #expect(failures(story) == [])
  }

  @Test("It fails after the screen has gone on to the next visitor: the strip says so, without disturbing")
  func failsBehindTheBack() {
    let story = """
      \(asked)number A001
      touch next
      touch ร้องทุกข์
      paper A001 failed
      sees visitor_type
      touch ย้อนกลับ
      sees หมายเลข A001 ไม่มีบัตร
      paper A001 out
      """
    #expect(failures(story) == [])
  }

  @Test("It is late after the screen has gone on: the strip says so, until the paper comes after all")
  func lateBehindTheBack() {
    let story = """
      \(asked)number A001
      touch next
      paper late
      sees home
      sees หมายเลข A001 ไม่มีบัตร
      paper out
      sees not A001
      """
    #expect(failures(story) == [])
  }

  @Test("A number that was noted is not shown again when the printer gives up later")
  func notedThenFailed() {
    let story = """
      \(asked)number A001
      paper late
      touch จดแล้ว
      paper A001 failed
      sees home
      sees not A001
      """
    #expect(failures(story) == [])
  }

  @Test("No number at all: the journal cannot be written, and the visitor is sent to somebody")
  func noNumber() {
    let story = """
      \(asked)refused journal_fault
      sees ขออภัย ระบบไม่พร้อมให้บริการชั่วคราว
      sees กรุณาติดต่อเจ้าหน้าที่ที่จุดแรกรับ
      wait 8 s
      sees home
      """
    #expect(failures(story) == [])
  }
}
