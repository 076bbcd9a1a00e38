import Drawing
import Events
import Ports
import Foundation
import Settings
import Testing
import SystemCalls

@testable import TicketPrinter

@Suite("A service's guide from the ticket printer")
struct GuideTests {
  static let guide = GuideSheet(
    office: "ศูนย์ให้บริการแบบเบ็ดเสร็จ", title: "รับเรื่องร้องทุกข์", kind: "รายละเอียดการให้บริการ ไม่ใช่บัตรคิว",
    sections: [
      .init(heading: "เอกสารที่ต้องเตรียม", lines: ["• บัตรประจำตัวประชาชน หรือหนังสือเดินทาง"]),
      .init(heading: "ค่าธรรมเนียม", lines: ["ไม่มีค่าธรรมเนียม"]),
      .init(
        heading: "ขั้นตอนและระยะเวลาการให้บริการ",
        lines: [
          "1. รับเรื่องร้องทุกข์ – 5 นาที", "2. บันทึกเรื่องในระบบ – 5 นาที", "3. แจ้งหมายเลขเรื่องเพื่อติดตาม – 5 นาที",
          "4. (กรณีต้องสั่งการ) เสนอผู้อำนวยการ – 20 นาที", "5. หน่วยงานที่เกี่ยวข้องแจ้งผลจนได้ข้อยุติ – 15 วันทำการ",
        ]),
      .init(heading: "กฎหมายที่เกี่ยวข้อง", lines: ["พ.ร.ฎ. ว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546"]),
      .init(heading: "หน่วยงานผู้รับผิดชอบ", lines: ["ฝ่ายบริการลูกค้า", "0 2000 0000"]),
    ], version: "ข้อมูล ณ วันที่ พฤ. 1 ต.ค. 2569", address: "https://service.example.go.th/complaint")

  @Test("It keeps within the paper, and is as long as it has something to say", arguments: [384, 576])
  func drawn(dots: Int) throws {
    let renderer = try TicketRenderer(dots: dots)
    let picture = try renderer.guide(Self.guide)
    if let folder = ProcessInfo.processInfo.environment["GUIDE_PICTURES"] {
      try Data(picture.png()).write(to: URL(filePath: folder).appending(path: "guide-\(dots).png"))
    }
    let margin = renderer.profile.dots(tenths: 8)
    for x in [0..<margin, dots - margin..<dots].joined() {
      #expect((0..<picture.height).allSatisfy { !picture[x, $0] }, "column \(x) stays white")
    }
    #expect(picture.height < renderer.profile.dots(tenths: 1700))
    var short = Self.guide
    short.sections.removeLast(3)
    #expect(try renderer.guide(short).height < picture.height)
  }

  @Test("A guide without end is cut, and still says of when it is and where it goes on")
  func limit() throws {
    var endless = Self.guide
    endless.sections.append(.init(heading: "x", lines: Array(repeating: "ข้อความที่ยาวมาก ๆ", count: 500)))
    let renderer = try TicketRenderer(dots: 576)
    let limit = renderer.profile.dots(tenths: TicketRenderer.longestGuide)
    let height = try renderer.guide(endless).height
    #expect(height > limit * 9 / 10 && height < limit + renderer.profile.dots(tenths: 150))
  }

  @Test("Nothing of it is a command to the printer, and it takes no ticket's name")
  func folder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "guide-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var sheet = Self.guide
    sheet.title = "\u{1B}@" + sheet.title
    let (reports, told) = AsyncStream<PaperReport>.makeStream()
    let inbox = ThreadInbox<FolderWorker.Message>()
    inbox.put(.sheet(.guide(sheet)) { _ in })
    inbox.put(.stop)
    FolderWorker("thermal", folder, TicketMaker(TicketLook()), inbox, { _ in }, { told.yield($0) }).run()
    told.finish()
    _ = reports
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["thermal-guide.escpos", "thermal-guide.png"])
  }
}
