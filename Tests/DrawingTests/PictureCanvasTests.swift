import Drawing
import Testing

@Suite("Drawing in colour")
struct PictureCanvasTests {
  private let red = Colour(0xC01020)

  private func marked() throws -> PictureCanvas {
    let canvas = try PictureCanvas(width: 5, height: 3)
    canvas.fill(canvas.bounds, Colour(0xFFFFFF))
    canvas.fill(Box(x: 3, y: 0, width: 1, height: 1), red)
    return canvas
  }

  @Test("A turned copy lies where the turn says", arguments: QuarterTurn.allCases)
  func turns(turn: QuarterTurn) throws {
    let canvas = try marked()
    let display = try turn.swapsSides ? PictureCanvas(width: 3, height: 5) : PictureCanvas(width: 5, height: 3)
    canvas.copy([canvas.bounds], to: display, turned: turn)
    let place = turn.place(Box(x: 3, y: 0, width: 1, height: 1), width: 5, height: 3)
    let picture = display.picture()
    for y in 0..<picture.height {
      for x in 0..<picture.width {
        #expect(picture[x, y] == (x == place.x && y == place.y ? red : Colour(0xFFFFFF)), "\(x), \(y)")
      }
    }
  }

  @Test("Turning right puts the upper left corner to the upper right")
  func right() {
    let corner = Box(x: 0, y: 0, width: 2, height: 1)
    #expect(QuarterTurn.right.place(corner, width: 10, height: 6) == Box(x: 5, y: 0, width: 1, height: 2))
    #expect(QuarterTurn.left.place(corner, width: 10, height: 6) == Box(x: 0, y: 8, width: 1, height: 2))
    #expect(QuarterTurn.half.place(corner, width: 10, height: 6) == Box(x: 8, y: 5, width: 2, height: 1))
  }

  @Test("Copying a part leaves the rest of the display alone")
  func parts() throws {
    let canvas = try marked()
    let display = try PictureCanvas(width: 5, height: 3)
    canvas.copy([Box(x: 0, y: 1, width: 2, height: 1)], to: display, turned: .none)
    let picture = display.picture()
    #expect(picture[0, 1] == Colour(0xFFFFFF) && picture[1, 1] == Colour(0xFFFFFF))
    #expect(picture[3, 0] == Colour(0) && picture[2, 1] == Colour(0))
  }

  @Test("A picture survives its PNG file, and what is no PNG is refused")
  func files() throws {
    let picture = try marked().picture()
    #expect(try Picture(png: picture.png()) == picture)
    #expect(throws: DrawingFault.self) { try PictureCanvas(png: Array("no picture".utf8)) }
  }

  @Test("Pictures are compared dot by dot, with a tolerance for each colour")
  func comparison() {
    let one = Picture(width: 2, height: 1, dots: [0x102030, 0xFFFFFF])
    #expect(one.difference(from: Picture(width: 2, height: 1, dots: [0x122030, 0xFFFFFF]), tolerance: 2) == 0)
    #expect(one.difference(from: Picture(width: 2, height: 1, dots: [0x132030, 0xFFFFFF]), tolerance: 2) == 0.5)
    #expect(one.difference(from: Picture(width: 1, height: 2, dots: one.dots), tolerance: 255) == 1)
  }

  @Test("Ink falls where a paragraph says, with lines near to one another too")
  func ink() throws {
    let typesetter = try Typesetter(edges: .smooth)
    for leading in [1, 0.86] {
      let paragraph = try typesetter.draft(
        "ขึ้นทะเบียน\nปู่ญี่ปุ่น\nฎฐู", in: Font("Noto Sans Thai", size: 36), width: 300, leading: leading)
      let canvas = try PictureCanvas(width: 300, height: 240)
      canvas.draw(paragraph, x: 0, y: 10, Colour(0xFFFFFF))
      let picture = canvas.picture()
      let rows = (0..<240).filter { row in (0..<300).contains { picture[$0, row] != Colour(0) } }
      let (first, last) = try (#require(rows.first), #require(rows.last))
      #expect(abs(first - 10 - paragraph.ink.y) <= 1, "\(leading)")
      #expect(abs(last + 1 - 10 - paragraph.ink.y - paragraph.ink.height) <= 1, "\(leading)")
    }
  }

  @Test("A companion font has the letters that the family lacks, and is required too")
  func companion() throws {
    let typesetter = try Typesetter(edges: .smooth)
    let thai = Font("Noto Sans Thai", size: 20, companion: "Noto Sans")
    #expect(try typesetter.paragraph("คิว A001", in: thai).missingGlyphs == 0)
    #expect(throws: DrawingFault.self) {
      try typesetter.paragraph("คิว", in: Font("Noto Sans Thai", size: 20, companion: "Noto Nowhere"))
    }
  }
}
