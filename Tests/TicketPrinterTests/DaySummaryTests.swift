import Drawing
import Events
import Ports
import Foundation
import Settings
import Testing

@testable import TicketPrinter

@Suite("The day's summary on paper")
struct DaySummaryTests {
  static let summary = DaySummary(
    office: Bilingual(thai: "ศูนย์บริการร่วมจังหวัดน่าน", english: "Nan One-Stop Service Centre"), kiosk: "K1",
    date: ServiceDate(dayNumber: 20_778), minuteOfDay: 985,
    services: [
      .init(
        name: Bilingual(thai: "ให้คำปรึกษาแนะนำเบื้องต้น", english: "First advice"), visits: 128,
        types: [
          .init(name: Bilingual(thai: "ประชาชนทั่วไป", english: "General public"), count: 97),
          .init(name: Bilingual(thai: "วิสาหกิจชุมชน กลุ่มเกษตรกร และสหกรณ์", english: "Community enterprise"), count: 31),
        ]),
      .init(
        name: Bilingual(thai: "รับเรื่องร้องเรียน ร้องทุกข์ และขอความช่วยเหลือจากหน่วยงานของรัฐ", english: "Complaints"),
        visits: 7, types: [.init(name: Bilingual(thai: "ไม่ระบุ", english: "Not stated"), count: 7)]),
      .init(name: Bilingual(thai: "สอบถามข้อมูล", english: "Information"), visits: 0, types: []),
    ],
    visits: 135, voided: 3, ratings: 88)

  private func template(
    _ language: TicketTemplate.Languages = .thai, _ digits: TicketTemplate.Digits = .arabic
  ) -> TicketTemplate {
    TicketTemplate(languages: language, digits: digits, blocks: TicketTemplate.standard.blocks)
  }

  @Test("On both papers it is the reference, dot for dot, in Thai digits too")
  func reference() throws {
    try TicketPictureTests.expectReference(TicketRenderer(dots: 576).daySummary(Self.summary), "summary-576")
    try TicketPictureTests.expectReference(
      TicketRenderer(template: template(.both, .thai), profile: .generic58).daySummary(Self.summary), "summary-384")
  }

  @Test("Without a clock, without a service and in a drill it says so, and fits the paper")
  func limits() throws {
    var summary = Self.summary
    summary.minuteOfDay = nil
    summary.services = []
    summary.isDrill = true
    let picture = try TicketRenderer(template: template(.english), profile: .generic58).daySummary(summary)
    #expect(picture.width == 384 && picture.height > 200)
  }

  @Test("In a folder it is a file of its own, and no report of paper follows")
  func folder() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "summary-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let printer = FolderPrinter(name: "front", folder: folder.path, look: TicketLook()) { report in
      if case .condition = report { return }
      Issue.record("\(report)")
    }
    let result = await withCheckedContinuation { continuation in
      printer.printSheet(.summary(Self.summary)) { continuation.resume(returning: $0) }
    }
    printer.stop()
    #expect(result == SheetJobResult(printer: "front", end: .handedOver))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(files) == ["front-summary.png", "front-summary.escpos"])
  }
}
