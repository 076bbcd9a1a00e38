import ScreenFixtures
import Testing
@testable import VisitorJourney

@Suite("The office is not open as usual")
struct OfficeStoryTests {
  private func failures(_ story: String, _ offer: VisitorOffer = OneStopService.offer()) -> [String] {
    var visitor = VisitorStory(offer)
    return visitor.play(story)
  }

  private func all(_ state: String) -> String {
    ["ADVICE", "INFORMATION", "COMPLAINT"].map { "closed \($0) \(state)\n" }.joined()
  }

  @Test(
    "Each reason has its own screen",
    arguments: [
      ("not_yet", "ยังไม่เปิดรับบัตรคิว เปิดรับเวลา 07.30 น."), ("no_more", "ปิดรับบัตรคิวของวันนี้แล้ว"),
      ("holiday", "วันหยุดราชการ: วันปิยมหาราช"), ("today", "วันนี้งดให้บริการเรื่องนี้"), ("quota", "คิวของเรื่องนี้เต็มแล้วสำหรับวันนี้"),
      ("paused", "ขออภัย งดรับบัตรคิวชั่วคราว"), ("paused", "ช่องทางอื่น: โทร 1301"),
    ])
  func closed(state: String, text: String) {
    let story = """
      \(all(state))sees closed
      sees \(text)
      touch English
      sees not \(text)
      """
    #expect(failures(story) == [])
  }

  @Test("One service is closed: its button says why, a press on it too, and the others give numbers")
  func oneClosed() {
    let story = """
      closed ADVICE quota
      sees home
      sees คิวของเรื่องนี้เต็มแล้ว
      touch ให้คำปรึกษา
      sees refused
      asks nothing
      touch ย้อนกลับ
      touch ร้องทุกข์
      sees visitor_type
      """
    #expect(failures(story) == [])
  }

  @Test("A service closes under the visitor's finger: the refusal tells the reason")
  func closesMeanwhile() {
    let story = """
      touch ให้คำปรึกษา
      touch นิติบุคคล
      refused no_more_tickets
      sees ปิดรับบัตรคิวของวันนี้แล้ว
      """
    #expect(failures(story) == [])
  }

  @Test("A drill says so on the home screen and above the faces", arguments: [ScreenPurpose.tickets, .rating])
  func drill(purpose: ScreenPurpose) {
    let offer = OneStopService.offer(purpose: purpose, drill: true)
    #expect(failures("sees อยู่ระหว่างการฝึกซ้อมแผนบริหารความต่อเนื่อง", offer) == [])
  }
}
