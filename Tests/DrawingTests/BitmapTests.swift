import Drawing
import Testing

@Suite("Pictures of dots")
struct BitmapTests {
  @Test("A filled box is ink where it was filled and paper elsewhere, whatever the width's remainder by 8")
  func box() throws {
    for width in [13, 32, 33, 384] {
      let canvas = try Canvas(width: width, height: 9)
      canvas.fill(Box(x: 3, y: 2, width: 7, height: 4))
      canvas.fill(Box(x: 5, y: 3, width: 1, height: 1), ink: false)
      let bitmap = try canvas.bitmap()
      for y in 0..<9 {
        for x in 0..<width {
          let inside = (3..<10).contains(x) && (2..<6).contains(y) && !(x == 5 && y == 3)
          #expect(bitmap[x, y] == inside)
        }
      }
      #expect(bitmap.isBlank(row: 0) && !bitmap.isBlank(row: 2))
    }
  }

  @Test("A logo is scaled to its width; black is ink and white is paper, dithered or not")
  func logo() throws {
    let canvas = try Canvas(width: 80, height: 40)
    canvas.fill(Box(x: 0, y: 0, width: 40, height: 40))
    let png = try canvas.bitmap().png()
    for dithered in [true, false] {
      let logo = try Bitmap(logo: png, width: 20, dithered: dithered)
      #expect(logo.width == 20 && logo.height == 10)
      #expect(logo[2, 5] && !logo[17, 5])
    }
    #expect(throws: DrawingFault.self) { try Bitmap(logo: Array("no picture".utf8), width: 20, dithered: true) }
  }

  @Test("Greys of a logo become a pattern of dots, or ink and paper where no pattern is wanted")
  func grey() throws {
    // Every other dot is ink; at half the width each dot is the middle of two.
    let canvas = try Canvas(width: 80, height: 40)
    for x in stride(from: 0, to: 80, by: 2) { canvas.fill(Box(x: x, y: 0, width: 1, height: 40)) }
    let logo = try Bitmap(logo: canvas.bitmap().png(), width: 40, dithered: true)
    let ink = (0..<logo.height).reduce(0) { sum, y in sum + (0..<logo.width).count { logo[$0, y] } }
    #expect((300...500).contains(ink), "of 800 dots \(ink) are ink")
  }

  @Test("A picture is drawn dot for dot, and a page is a PDF")
  func pictureAndPage() throws {
    let canvas = try Canvas(width: 77, height: 40)
    canvas.draw(try Typesetter().paragraph("ที่นี่", in: Font("Loma", size: 24)), x: 4, y: 0)
    let bitmap = try canvas.bitmap()
    let other = try Canvas(width: 77, height: 40)
    other.draw(bitmap, x: 0, y: 0)
    #expect(try other.bitmap() == bitmap)
    let page = try Canvas(pageWidth: 77, height: 40, dotsPerInch: 203)
    page.draw(bitmap, x: 0, y: 0)
    #expect(try page.pdf().starts(with: "%PDF-".utf8))
  }

  @Test("A PNG read back is the picture that was written")
  func png() throws {
    let canvas = try Canvas(width: 77, height: 40)
    canvas.draw(try Typesetter().paragraph("ที่นี่", in: Font("Loma", size: 24)), x: 4, y: 0)
    let bitmap = try canvas.bitmap()
    #expect(!bitmap.bytes.allSatisfy { $0 == 0 })
    #expect(try Bitmap(png: bitmap.png()) == bitmap)
    #expect(throws: DrawingFault.self) { try Bitmap(png: Array("no picture".utf8)) }
  }
}
