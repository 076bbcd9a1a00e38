import Drawing
import Events
import PrinterFixtures
import Settings
import Testing

@testable import TicketPrinter

@Suite("Bytes for a receipt printer")
struct ESCPOSTests {
  @Test("A printer draws the very picture and cuts", arguments: SampleTicket.allCases)
  func roundTrip(sample: SampleTicket) throws {
    for dots in [576, 384] {
      let picture = try TicketRenderer(dots: dots).picture(of: sample.content)
      let paper = try ReceiptPaper(ESCPOS.job(picture), dots: dots)
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
      .feed(10), .raster(10..<138), .raster(138..<213), .raster(213..<215), .feed(255), .feed(130), .raster(600..<601),
      .feed(99),
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

@Suite("Bytes for a model of printer")
struct ESCPOSProfileTests {
  func picture() throws -> Bitmap { try TicketRenderer(dots: 576).picture(of: SampleTicket.full.content) }

  @Test("A printer that centres draws the very same dots from fewer bytes")
  func centring() throws {
    let template = TicketTemplate(blocks: [.init(.number(height: 140, digits: .arabic)), .init(.date)])
    let picture = try TicketRenderer(template: template).picture(of: SampleTicket.full.content)
    let bytes = ESCPOS.job(picture, for: PrinterProfile(name: "centring", centresRaster: true))
    #expect(try ReceiptPaper(bytes).tickets == [picture])
    #expect(bytes.count < ESCPOS.job(picture).count * 9 / 10)
  }

  @Test(
    "Paper is cut as the model wants it",
    arguments: [
      (PrinterProfile.Cutter.partial, PrinterProfile.CutCode.feedAndCut, [0x1d, 0x56, 0x42, 0]),
      (.full, .feedAndCut, [0x1d, 0x56, 0x41, 0]), (.partial, .cut, [0x1b, 0x4a, 120, 0x1d, 0x56, 1]),
      (.full, .cut, [0x1b, 0x4a, 120, 0x1d, 0x56, 0]), (.partial, .old, [0x1b, 0x4a, 120, 0x1b, 0x6d]),
      (.full, .old, [0x1b, 0x4a, 120, 0x1b, 0x69]),
    ] as [(PrinterProfile.Cutter, PrinterProfile.CutCode, [UInt8])])
  func cuts(cutter: PrinterProfile.Cutter, code: PrinterProfile.CutCode, ending: [UInt8]) throws {
    let bytes = ESCPOS.job(try picture(), for: PrinterProfile(name: "cutting", cutter: cutter, cutCode: code))
    #expect(bytes.suffix(ending.count) == ending[...])
    #expect(try ReceiptPaper(bytes).tickets.count == 1)
  }

  @Test("Without a cutter a dashed line shows where to tear, and the paper is fed to the bar")
  func tearing() throws {
    let picture = try TicketRenderer(dots: 384).picture(of: SampleTicket.plain.content)
    let paper = try ReceiptPaper(ESCPOS.job(picture, for: .generic58), dots: 384)
    #expect(paper.tickets.isEmpty)
    let feed = PrinterProfile.generic58.dots(tenths: 100)
    #expect(paper.uncut.height == picture.height + 2 + feed)
    #expect(Array(paper.uncut.rows(0..<picture.height)) == picture.bytes)
    #expect(paper.uncut[0, picture.height] && !paper.uncut[8, picture.height])
    #expect(!paper.uncut[0, picture.height + 2])
  }

  @Test("Whatever the job before has left, in the middle of a band or between two, the next ticket comes out whole")
  func resynchronises() throws {
    let picture = try picture()
    let whole = ESCPOS.job(picture)
    for left in stride(from: 0, to: whole.count, by: 997) {
      let paper = try ReceiptPaper(Array(whole.prefix(left)) + ESCPOS.job(picture, after: .unknown))
      #expect(Array(paper.tickets[0].bytes.suffix(picture.bytes.count)) == picture.bytes, "\(left)")
      let cut = try ReceiptPaper(Array(whole.prefix(left)) + ESCPOS.job(picture, after: .brokenOff))
      #expect(cut.tickets.count == 2 && cut.tickets.last == picture, "\(left)")
    }
  }

  @Test("The paper moves by the head's dots, also where an inch has more of them than the printer can be told")
  func motionUnits() throws {
    for resolution in [180, 203, 255, 256, 300] {
      let profile = PrinterProfile(name: "fine", dots: 640, resolution: resolution, cutCode: .cut)
      let picture = try TicketRenderer(profile: profile).picture(of: SampleTicket.full.content)
      let bytes = ESCPOS.job(picture, for: profile)
      let isTold = bytes.starts(with: [
        0x1b, 0x40, 0x1d, 0x50, UInt8(clamping: resolution), UInt8(clamping: resolution),
      ])
      #expect(isTold == (resolution <= 255))
      let ticket = try #require(try ReceiptPaper(bytes, dots: 640).tickets.first)
      #expect(ticket.height == picture.height + profile.dots(tenths: profile.feedToCutter * 10))
      #expect(Array(ticket.rows(0..<picture.height)) == picture.bytes)
    }
  }

  @Test("No band is higher than the model takes")
  func bandLimit() throws {
    for case .raster(let rows) in ESCPOS.bands(of: try picture(), limit: 24) { #expect(rows.count <= 24) }
  }

  @Test("Bytes that are commands in a name are only ever dots")
  func noCommand() throws {
    var content = SampleTicket.plain.content
    content.office = "\u{1b}@\u{1d}V\u{0}ศูนย์\u{10}\u{4}\u{1}"
    content.telephone = "\u{1b}p\u{0}"
    let picture = try TicketRenderer(dots: 576).picture(of: content)
    #expect(try ReceiptPaper(ESCPOS.job(picture)).tickets == [picture])
  }
}
