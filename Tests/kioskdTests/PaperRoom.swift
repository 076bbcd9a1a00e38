import Drawing
import Events
import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

/// A kiosk's place with a real scheduler and a printer on the network, for one story.
final class PaperRoom {
  let place: KioskPlace
  let cups: RealCups
  let device: ListeningPrinter

  /// - Parameters:
  ///   - pace: how long the printer takes for a ticket.
  ///   - more: YAML of the printer, and of the whole file.
  init(pace: Duration = .zero, printer: String = "", more: String = "") throws {
    place = try KioskPlace()
    cups = try RealCups()
    device = try ListeningPrinter(pace: pace)
    try cups.addQueue("thermal", to: device.port, waitsForEnd: pace > .zero)
    // A queue of the field is older than the half minute that cupsd takes to write it down.
    cups.stop()
    try cups.start()
    try place.configure {
      $0.print(to: "thermal", of: cups.address, more: printer)
      $0.more = more
    }
  }

  /// Whole sheets that came out, in order.
  func sheets() -> [Bitmap] {
    device.received.filter(\.isComplete).flatMap { delivery in
      (try? ReceiptPaper(delivery.bytes).tickets) ?? []
    }
  }

  /// Waits until no intention to print is open that the journal could not tell the end of.
  ///
  /// The spooler's word for the last sheet of a raw queue is no event, so a hand-over counts as an end here.
  func settled(_ kiosk: RunningKiosk) async throws -> [Fact] {
    try await kiosk.journal { PaperLedger($0).isSettled }
  }

  /// What must be true whatever was killed: every ticket is on paper, or told as not; no two sheets look alike.
  func check(_ facts: [Fact]) {
    let sheets = sheets()
    let ledger = PaperLedger(facts)
    #expect(Set(sheets).count == sheets.count, "the same sheet came out twice, and no copy is marked")
    #expect(sheets.count + ledger.told >= ledger.tickets, "a ticket is lost: neither on paper nor told")
  }
}

/// What the journal says of paper.
struct PaperLedger {
  var tickets = 0
  /// Tickets told as failed or unconfirmed.
  var told = 0
  private var open: Set<String> = []

  init(_ facts: [Fact]) {
    for fact in facts {
      switch fact {
      case .ticket(.issued(let issued)):
        tickets += 1
        if issued.paper == nil { told += 1 } else { open.insert("\(issued.ticket)") }
      case .ticket(.reprinted(let copy)):
        if copy.reason == TicketReprinted.lost {
          open.remove(Self.sheet(copy.reference, copy.copy > 1 ? copy.copy - 1 : nil))
        }
        open.insert(Self.sheet(copy.reference, copy.copy))
      case .ticket(.handedOver(let handed)): open.remove(Self.sheet(handed.reference, handed.copy))
      case .ticket(.printFailed(let failed)):
        open.remove(Self.sheet(failed.reference, failed.copy))
        told += 1
      case .ticket(.unconfirmed(let unconfirmed)):
        open.remove(Self.sheet(unconfirmed.reference, unconfirmed.copy))
        told += 1
      default: break
      }
    }
  }

  var isSettled: Bool { open.isEmpty }

  private static func sheet(_ reference: TicketReference, _ copy: Int?) -> String {
    "\(reference.ticket)" + (copy.map { "/\($0)" } ?? "")
  }
}
