import Events
import Testing

@testable import TicketPrinter

@Suite("Times of day on a ticket")
struct TicketTimeTests {
  @Test("Hours and minutes are parted by a full stop in Thai, by a colon in English")
  func time() {
    #expect(TicketTime.words(785).thai == "เวลา\u{A0}13.05\u{A0}น.")
    #expect(TicketTime.words(0).thai == "เวลา\u{A0}00.00\u{A0}น.")
    #expect(TicketTime.words(1439).thai == "เวลา\u{A0}23.59\u{A0}น.")
    #expect(TicketTime.clock(485).english == "08:05")
  }
}
