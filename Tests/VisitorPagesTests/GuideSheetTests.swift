import Events
import Ports
import ScreenFixtures
import Testing

@testable import VisitorPages

@Suite("A service's guide on paper")
struct GuideSheetTests {
  private let offer = OneStopService.offer()

  @Test("says all that the screen does, in the visitor's language, and that it is no ticket")
  func words() throws {
    let thai = try #require(offer.guideSheet(of: "ADVICE", in: .thai))
    #expect(thai.title == "ให้คำปรึกษา" && thai.kind.contains("ไม่ใช่บัตรคิว"))
    let headings = ["เอกสารที่ต้องเตรียม", "จุดให้บริการ", "ค่าธรรมเนียม", "ขั้นตอนและระยะเวลาการให้บริการ"]
    #expect(thai.sections.prefix(4).map(\.heading) == headings)
    #expect(thai.sections[2].lines == ["ไม่มีค่าธรรมเนียม"])
    #expect(thai.sections[3].lines.last == "3. (กรณีต้องหารือ) แจ้งผลให้ทราบ – 15 วันทำการ")
    #expect(thai.version == "ข้อมูล ณ วันที่ พฤ. 1 ต.ค. 2569")
    let english = try #require(offer.guideSheet(of: "ADVICE", in: .english))
    #expect(english.title == "Advice" && english.sections.map(\.lines.count) == thai.sections.map(\.lines.count))
  }

  @Test("has the address of a service that is used on line; where the guide is empty there is none")
  func others() {
    #expect(offer.guideSheet(of: "INFORMATION", in: .thai)?.address == "https://service.example.go.th/market")
    #expect(offer.guideSheet(of: "COMPLAINT", in: .thai) == nil && offer.guideSheet(of: "NONE", in: .thai) == nil)
  }
}
