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
