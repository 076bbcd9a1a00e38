import Drawing
import PrinterFixtures
import Testing

@testable import TicketPrinter

@Suite("Bytes for a receipt printer")
struct ESCPOSTests {
  @Test("A printer draws the very picture and cuts", arguments: SampleTicket.allCases)
  func roundTrip(sample: SampleTicket) throws {
    for dots in [576, 384] {
      let picture = try TicketRenderer(dots: dots).picture(of: sample.content)
      let paper = try ReceiptPaper(ESCPOS.job(picture))
      #expect(paper.tickets == [picture])
      #expect(paper.uncutRows == 0)
    }
  }

  @Test("Rows without ink are fed, not sent, and the first band is short")
  func bands() throws {
    let canvas = try Canvas(width: 64, height: 700)
    canvas.fill(Box(x: 0, y: 10, width: 5, height: 200))
    canvas.fill(Box(x: 0, y: 213, width: 5, height: 2))
    canvas.fill(Box(x: 0, y: 600, width: 5, height: 1))
    let bands = ESCPOS.bands(of: try canvas.bitmap())
    let expected: [ESCPOS.Band] = [
      .feed(10), .raster(10..<138), .raster(138..<215), .feed(255), .feed(130), .raster(600..<601), .feed(99),
    ]
    #expect(bands == expected)
  }

  @Test("Nothing but ink needs no feed; an empty picture is one feed")
  func extremes() throws {
    let canvas = try Canvas(width: 8, height: 30)
    #expect(ESCPOS.bands(of: try canvas.bitmap()) == [.feed(30)])
    canvas.fill(Box(x: 0, y: 0, width: 8, height: 30))
    #expect(ESCPOS.bands(of: try canvas.bitmap()) == [.raster(0..<24), .raster(24..<30)])
  }
}
