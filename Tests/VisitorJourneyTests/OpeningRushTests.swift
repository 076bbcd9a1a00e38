import Testing

@testable import VisitorJourney
@testable import VisitorPages

@Suite("The doors open")
struct OpeningRushTests {
  /// Each visitor needs a second for each touch; the number is durable 30 ms after it, the paper 2.5 s later.
  private func visit(_ number: Int, _ visitor: inout VisitorStory) -> [String] {
    let priority = number % 7 == 0 ? "touch ช่องทางพิเศษ\n" : ""
    let large = number % 11 == 0 ? "touch ตัวหนังสือใหญ่\n" : ""
    let service = ["ให้คำปรึกษา", "ร้องทุกข์"][number % 2]
    let type = ["นิติบุคคล", "วิสาหกิจชุมชน", "บุคคลทั่วไปที่ประกอบธุรกิจ", "ไม่ต้องการระบุ"][number % 4]
    return visitor.play(
      """
      sees home
      \(large)\(priority)touch \(service)
      touch \(type)
      wait 30 ms
      number A\(number)
      sees A\(number < 10 ? "00" : "0")\(number)
      touch next
      """)
  }

  @Test("60 visitors one after the other: nobody has the screen for more than 6 s, and each sees their number")
  func rush() {
    var visitor = VisitorStory()
    for number in 1...60 {
      let begin = visitor.now
      #expect(visit(number, &visitor) == [])
      #expect(visitor.now - begin <= 6000)
      _ = visitor.play("paper A\(number) out")
    }
    #expect(visitor.journey.journey.underway.isEmpty)
  }
}
