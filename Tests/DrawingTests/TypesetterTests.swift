import Drawing
import Testing

@Suite("Setting Thai text")
struct TypesetterTests {
  let loma = Font("Loma", size: 28)

  @Test("A long name is broken between words, never inside one")
  func breaksAtWords() throws {
    let words = ["ศูนย์", "บริการ", "ประชาชน", "จังหวัด", "นครศรีธรรมราช"]
    let paragraph = try Typesetter().paragraph(words.joined(), in: loma, width: 260)
    #expect(paragraph.lineCount > 1)
    var beginnings: Set<String> = []
    for index in words.indices { beginnings.insert(words[index...].joined()) }
    var rest = words.joined()
    for line in paragraph.lines {
      #expect(beginnings.contains(rest))
      rest.removeFirst(line.count)
    }
  }

  @Test("A line ends at a space rather than inside a name, unless that costs a line")
  func keepsPhrases() throws {
    let office = "ศูนย์ให้บริการ SME ครบวงจร กรุงเทพมหานคร"
    let typesetter = try Typesetter()
    let alone = try typesetter.paragraph("กรุงเทพมหานคร", in: loma).frame.width
    let whole = try typesetter.paragraph(office, in: loma).frame.width
    let wide = try typesetter.paragraph(office, in: loma, width: whole - alone / 4)
    #expect(wide.lines.map { $0.trimming(" ") } == ["ศูนย์ให้บริการ SME ครบวงจร", "กรุงเทพมหานคร"])
    // Narrower than the longest phrase: words part, and no line is longer than the paper.
    let narrow = try typesetter.paragraph(office, in: loma, width: alone * 3 / 4)
    #expect(narrow.frame.width <= alone * 3 / 4)
    #expect(narrow.lines.joined() == office)
  }

  @Test("No line ends at a no-break space, though Thai letters stand beside it")
  func noBreakSpace() throws {
    let typesetter = try Typesetter()
    for width in stride(from: 160, to: 420, by: 10) {
      let lines = try typesetter.paragraph("วันเสาร์ที่ 21 พฤศจิกายน พ.ศ.\u{A0}2569", in: loma, width: width).lines
      #expect(!lines.contains { $0.hasPrefix("2569") || $0.hasPrefix("\u{A0}") }, "\(width): \(lines)")
      #expect(lines.last?.contains("พ.ศ.\u{A0}2569") == true, "\(width): \(lines)")
    }
  }

  @Test("Stacked vowels and tone marks add no width and take room above")
  func stackedMarks() throws {
    let typesetter = try Typesetter()
    let bare = try typesetter.paragraph("ปน", in: loma)
    let stacked = try typesetter.paragraph("ปี่น", in: loma)
    #expect(bare.frame.width == stacked.frame.width)
    #expect(stacked.ink.height > bare.ink.height)
  }

  @Test("A font that is not installed is an error, not another font")
  func missingFont() throws {
    let typesetter = try Typesetter()
    let fault = #expect(throws: DrawingFault.self) {
      try typesetter.paragraph("ก", in: Font("Sarabun Nowhere", size: 20))
    }
    guard case .missingFont(wanted: "Sarabun Nowhere", found: _) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
  }

  @Test("A letter that no font has is an error, not a box")
  func missingGlyph() throws {
    let typesetter = try Typesetter()
    #expect(throws: DrawingFault.missingGlyphs(text: "ก\u{10FFFD}", count: 1)) {
      try typesetter.paragraph("ก\u{10FFFD}", in: loma)
    }
  }
}

extension String {
  fileprivate func trimming(_ character: Character) -> Substring {
    let end = lastIndex { $0 != character }.map(index(after:)) ?? startIndex
    return self[..<end].drop { $0 == character }
  }
}
