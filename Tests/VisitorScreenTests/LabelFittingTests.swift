import Drawing
import ScreenFixtures
import Testing

@testable import VisitorScreen
import VisitorPages

@Suite("Fitting texts into rectangles")
struct LabelFittingTests {
  let fitting: LabelFitting

  init() throws {
    fitting = LabelFitting(try Typesetter(edges: .smooth))
  }

  private func fit(_ text: String, width: Int, height: Int, em: Double = 32, lines: Int = 1) throws -> FittedText {
    let label = Label(text, in: Rectangle(x: 0, y: 0, width: 1, height: 1), size: .button, lines: lines)
    return try fitting.fit(label, in: Box(x: 0, y: 0, width: width, height: height), em: em)
  }

  @Test("A short text keeps its size")
  func shortText() throws {
    let text = try fit("รับบัตรคิว", width: 400, height: 60)
    #expect(text.isWhole && text.scale == 1 && text.paragraph.lineCount == 1)
  }

  @Test("A longer text is broken before it shrinks, and shrinks no further than it must")
  func shrinking() throws {
    let name = "รับเรื่องราวร้องทุกข์และข้อเสนอแนะจากประชาชน"
    let broken = try fit(name, width: 400, height: 120, lines: 2)
    #expect(broken.isWhole && broken.scale == 1 && broken.paragraph.lineCount == 2)
    let shrunk = try fit(name, width: 400, height: 60)
    #expect(shrunk.isWhole && shrunk.scale < 1 && shrunk.paragraph.lineCount == 1)
    let larger = try fit(name, width: 400, height: 60, em: 32 * shrunk.scale / TypeScale.step)
    #expect(larger.scale < 1)
  }

  @Test("Words stay whole as long as any size allows it; what cannot fit is reported and kept within the width")
  func floor() throws {
    let narrow = try fit("ประชาสัมพันธ์", width: 60, height: 200, lines: 4)
    #expect(!narrow.isWhole && narrow.covered.width <= 60)
    let crowded = try fit("ศูนย์บริการประชาชนจังหวัดนครศรีธรรมราช", width: 120, height: 40, lines: 1)
    #expect(!crowded.isWhole)
  }

  @Test("Lines are of about equal length: no word is left alone")
  func balance() throws {
    let text = try fit("กระดาษหมด กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้", width: 700, height: 120, lines: 2)
    #expect(text.paragraph.lineCount == 2)
    #expect(text.paragraph.lines.allSatisfy { $0.count > 15 }, "\(text.paragraph.lines)")
  }

  @Test("A text lies within its rectangle at every edge", arguments: Label.Vertical.allCases)
  func placement(vertical: Label.Vertical) throws {
    for alignment in [Label.Alignment.leading, .centre, .trailing] {
      let label = Label(
        "ที่นี่ น้ำดื่ม", in: Rectangle(x: 0, y: 0, width: 1, height: 1), size: .button, alignment: alignment,
        vertical: vertical)
      let text = try fitting.fit(label, in: Box(x: 0, y: 0, width: 300, height: 90), em: 32)
      #expect(text.covered.x >= 0 && text.covered.x + text.covered.width <= 300)
      #expect(text.covered.y >= 0 && text.covered.y + text.covered.height <= 90)
    }
  }

  /// The longest that a visitor reads, each with the smallest rectangle that pages give it, in millimetres.
  static let longest: [(text: String, size: TextSize, width: Double, height: Double, lines: Int)] = [
    (
      "ผู้สูงอายุ 60 ปีขึ้นไป คนพิการ หญิงตั้งครรภ์ ผู้มากับเด็กเล็ก พระภิกษุและสามเณร", .body, 140, 24, 3
    ), ("กระดาษหมด กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้", .heading, 220, 40, 2),
    ("เครื่องพิมพ์ขัดข้อง กรุณาถ่ายภาพหรือจดหมายเลขนี้ ใช้แทนบัตรคิวได้", .heading, 220, 40, 2),
    ("ขณะนี้ไม่มีบัตรกระดาษ กรุณาถ่ายภาพหรือจดหมายเลขที่ขึ้นบนจอ", .heading, 220, 40, 2),
    ("คิวของเรื่องนี้เต็มแล้วสำหรับวันนี้ กรุณาติดต่อเจ้าหน้าที่", .heading, 220, 40, 2),
    ("(มีร้านหรือกิจการ ยังไม่ได้จดเป็นบริษัท)", .small, 100, 10, 1), ("บุคคลทั่วไปที่สนใจประกอบธุรกิจ", .button, 110, 16, 1),
    ("ท่านพึงพอใจต่อการให้บริการครั้งนี้เพียงใด", .title, 260, 26, 1), ("ย้ายปุ่มลงล่าง (ผู้ใช้รถเข็น)", .small, 48, 15, 2),
    ("ไม่สามารถเชื่อมต่อส่วนกลางได้ ข้อมูลถูกเก็บไว้ที่เครื่องนี้", .body, 200, 20, 2),
    ("ติดต่อหลายเรื่อง รับบัตรเพียงใบเดียว แล้วแจ้งเจ้าหน้าที่", .body, 280, 12, 1),
    ("สถานที่และสิ่งอำนวยความสะดวก", .button, 120, 22, 2), ("พึงพอใจน้อยที่สุด", .body, 46, 20, 2),
  ]

  @Test("The longest wordings fit, in large text as well")
  func longestWordings() throws {
    for wording in Self.longest {
      for largeText in [false, true] {
        let em = TypeScale.height(of: wording.size, on: .standard, largeText: largeText) * 4
        let text = try fit(
          wording.text, width: Int(wording.width * 4), height: Int(wording.height * 4), em: em, lines: wording.lines)
        #expect(text.isWhole, "\(wording.text), large text: \(largeText)")
        #expect(text.paragraph.missingGlyphs == 0)
      }
    }
  }

  @Test("Letters of another script are set, and counted when no font has them")
  func missingLetters() throws {
    #expect(try fit("คิว A001 น.", width: 400, height: 60).paragraph.missingGlyphs == 0)
    #expect(try fit("ก\u{10FFFD}", width: 400, height: 60).paragraph.missingGlyphs == 1)
  }
}

extension Label.Vertical {
  static var allCases: [Label.Vertical] { [.top, .middle, .bottom] }
}
