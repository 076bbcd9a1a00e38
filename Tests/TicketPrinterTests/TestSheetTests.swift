import Drawing
import Events
import Ports
import Settings
import Testing

@testable import TicketPrinter

@Suite("The sheet that shows how a printer prints")
struct TestSheetTests {
  static let sheet = TestSheet(
    kiosk: "K1", date: ServiceDate(dayNumber: 20_778), minuteOfDay: 520,
    answers: [
      Bilingual(
        thai: "คิวพิมพ์ thermal: kiosk-escpos://192.168.1.50/", english: "Queue thermal: kiosk-escpos://192.168.1.50/"),
      Bilingual(thai: "เครื่องพิมพ์: พร้อมพิมพ์: กระดาษใกล้หมด", english: "Printer: ready: paper low"),
    ])

  @Test(
    "Both rulers have a mark at each millimetre, from the first dot to the last",
    arguments: [PrinterProfile.generic80, .generic58, PrinterProfile(name: "t88", dots: 512, resolution: 180)])
  func rulers(profile: PrinterProfile) throws {
    let picture = try TicketRenderer(profile: profile).testSheet(Self.sheet)
    #expect(picture.width == profile.dots)
    let across = (1..<profile.dots - 1).filter { picture[$0, profile.dots(tenths: 12)] }
    let widths = (1...).lazy.map { profile.dots(tenths: $0 * 10) }.prefix { $0 < profile.dots - 1 }
    #expect(across == Array(widths))
    let end = picture.height - profile.dots(tenths: 30) - 1
    let along = (1..<end).filter { picture[profile.dots(tenths: 12), $0] }
    #expect(
      along.filter { $0 > profile.dots(tenths: 40) }
        == (5...).lazy.map { profile.dots(tenths: $0 * 10) }.prefix { $0 < end }.map(\.self))
    #expect((0..<profile.dots(tenths: 30)).allSatisfy { picture[0, $0] && picture[profile.dots - 1, $0] })
  }

  @Test("The last rows are ink over every dot of the head, so that a dead one shows")
  func bar() throws {
    let picture = try TicketRenderer(profile: .generic58).testSheet(Self.sheet)
    let bar = (picture.height - 24..<picture.height)
    #expect(bar.allSatisfy { row in (0..<picture.width).allSatisfy { picture[$0, row] } })
  }

  @Test("A grey has its share of ink, evenly", arguments: [20, 40, 60, 80])
  func greys(percent: Int) {
    let patch = Bitmap(grey: percent, width: 96, height: 56)
    func share(_ columns: Range<Int>) -> Int {
      let ink = columns.reduce(0) { sum, x in sum + (0..<56).count { patch[x, $0] } }
      return ink * 100 / (columns.count * 56)
    }
    #expect(abs(share(0..<96) - percent) <= 2 && share(0..<48) == share(48..<96))
  }

  @Test("Without a clock it says so; answers without end are cut short; nothing is a command to the printer")
  func limits() throws {
    let many = (1...50).map { Bilingual(thai: "\u{1B}@\($0) " + String(repeating: "ก", count: 500)) }
    let sheet = TestSheet(kiosk: "K1", date: nil, minuteOfDay: nil, answers: many)
    #expect(sheet.answers.count == TestSheet.mostAnswers)
    #expect(sheet.answers.allSatisfy { $0.thai.count <= TestSheet.longestAnswer })
    #expect(try TicketRenderer(dots: 384).testSheet(sheet).height < 4000)
  }
}
