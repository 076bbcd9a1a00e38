import Drawing
import Events
import Foundation
import Testing

@testable import TicketPrinter

@Suite("The picture of a ticket")
struct TicketPictureTests {
  /// Set to draw the reference pictures anew; look at them before you commit them.
  static let redraws = ProcessInfo.processInfo.environment["REDRAW_REFERENCE_TICKETS"] == "1"

  @Test("Tickets on both papers are the reference, dot for dot", arguments: SampleTicket.allCases)
  func reference(sample: SampleTicket) throws {
    for dots in [576, 384] {
      let picture = try TicketRenderer(dots: dots).picture(of: sample.content)
      let file = Self.referenceFolder.appending(path: "\(sample.rawValue)-\(dots).png")
      if Self.redraws { try Data(picture.png()).write(to: file) }
      let expected = try Bitmap(png: Array(Data(contentsOf: file)))
      #expect(picture == expected, "\(file.lastPathComponent) differs")
    }
  }

  @Test("Nothing touches the edges: nothing was clipped", arguments: SampleTicket.allCases)
  func margins(sample: SampleTicket) throws {
    for dots in [576, 384] {
      let picture = try TicketRenderer(dots: dots).picture(of: sample.content)
      for row in 0..<picture.height {
        #expect(!picture[0, row] && !picture[1, row] && !picture[dots - 1, row] && !picture[dots - 2, row])
      }
      #expect(picture.isBlank(row: 0) && picture.isBlank(row: picture.height - 1))
    }
  }

  @Test("A default ticket is no longer than 75 mm")
  func length() throws {
    #expect(try TicketRenderer(dots: 576).picture(of: SampleTicket.plain.content).height <= 600)
  }

  @Test("The number is at least 12 mm high on both papers, also when it is long")
  func numberHeight() throws {
    for dots in [576, 384] {
      let renderer = try TicketRenderer(dots: dots)
      #expect(try renderer.number(SampleTicket.longNumber.content.number).height >= 96)
    }
  }

  @Test("A copy says so, and is otherwise the same ticket")
  func copy() throws {
    var content = SampleTicket.plain.content
    content.copy = 2
    let renderer = try TicketRenderer(dots: 576)
    let (copy, original) = (try renderer.picture(of: content), try renderer.picture(of: SampleTicket.plain.content))
    #expect(copy.height > original.height && copy.height < original.height + 80)
  }

  @Test("After a change of the roll one short line is printed, with or without a time", arguments: [nil, 510])
  func readyLine(minute: Int?) throws {
    for dots in [576, 384] {
      let ticket = try TicketMaker(dots: dots, wording: TicketWording()).readyLine(at: minute).get()
      #expect((40...80).contains(ticket.picture.height) && (20...25).contains(ticket.millimetres))
    }
  }

  @Test("Line breaks and control bytes in texts become spaces, and both spellings of สระอำ are one")
  func asOneLine() {
    #expect("ก\n\u{1b}@ข\u{200B}ค".asOneLine == "ก  @ขค")
    #expect("น\u{0E4D}\u{0E32}".asOneLine == "น\u{0E33}")
  }

  static let referenceFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")
}
