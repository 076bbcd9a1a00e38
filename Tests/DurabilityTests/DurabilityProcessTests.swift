import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

@Suite("Durable before seen, by a running kioskd", .serialized)
struct DurabilityProcessTests {
  private static let tickets = 6

  @Test("A press is synced before its picture is begun")
  func pressToPicture() throws {
    let found = try Self.pictures(careless: false)
    #expect(found == Array(repeating: .durableBeforeSeen, count: Self.tickets))
  }

  @Test("The same trace of a kiosk that commits with synchronous=NORMAL is found out")
  func carelessKiosk() throws {
    let found = try Self.pictures(careless: true)
    #expect(found == Array(repeating: .seenBeforeDurable, count: Self.tickets))
  }

  @Test("A press is synced before CUPS hears of it")
  func pressToCups() throws {
    let cups = try RealCups()
    let printer = try ListeningPrinter()
    try cups.addQueue("thermal", to: printer.port)
    let place = try KioskPlace {
      $0.inputs = [.buttons(0)]
      $0.print(to: "thermal", of: cups.address)
    }
    let traced = try TracedKiosk(place)
    let pad = try traced.kiosk.buttons(0)
    for number in 1...Self.tickets {
      try pad.press(.button(number))
      #expect(printer.wait { $0.count { $0.isComplete } == number })
    }
    let found = try traced.calls().tickets(
      asked: { $0.isPress },  // A job's own name: what follows an earlier job asks for job-name too.
      seen: { $0.isWrite && $0.text.contains("job-name") && $0.text.contains("-A00") })
    #expect(found == Array(repeating: .durableBeforeSeen, count: Self.tickets))
  }

  @Test("A command is synced before its answer")
  func commandToAnswer() throws {
    let traced = try TracedKiosk(try KioskPlace { $0.printers = "" })
    let line = try traced.kiosk.line()
    for number in 1...Self.tickets { #expect(line.issue()?.number == number) }
    let found = try traced.calls().tickets(
      asked: { $0.isRead && $0.text.contains("POST /v1/tickets") },
      seen: { $0.isWrite && $0.text.contains("HTTP/1.1 201") })
    #expect(found == Array(repeating: .durableBeforeSeen, count: Self.tickets))
  }

  @Test("A ticket by press costs one fdatasync, and 0.02 for checkpoints at the most")
  func syncsOfATicket() throws {
    let place = try KioskPlace {
      $0.printers = ""
      $0.inputs = (0..<40).map { .buttons($0) }
    }
    let witness = try Witness(place.file("witness"))
    let kiosk = try RunningKiosk(at: place, environment: witness.environment)
    let pads = try (0..<40).map { try kiosk.buttons($0) }
    _ = witness.newSyncs()
    let tickets = 1000
    var (syncs, commits) = ([Witness.Sync](), 0)
    for index in 0..<tickets {
      try pads[index % pads.count].press(.button(index / pads.count))
      let isDurable = witness.wait {
        let new = witness.newSyncs()
        syncs += new
        commits += new.count { $0.isCommit }
        return commits > index
      }
      #expect(isDurable)
    }
    // A commit may have been another event's: a pad that was plugged.
    #expect(try place.wait(for: tickets, of: "ticket.issued"))
    kiosk.program.kill()
    syncs += witness.newSyncs()
    let ofJournal = syncs.count { $0.isJournal }
    #expect(ofJournal >= tickets && Double(ofJournal) <= 1.02 * Double(tickets), "\(ofJournal) for \(tickets)")
  }

  private static func pictures(careless: Bool) throws -> [TracedCalls.Finding] {
    let place = try KioskPlace { $0.inputs = [.buttons(0)] }
    let traced = try TracedKiosk(place, careless: careless)
    let pad = try traced.kiosk.buttons(0)
    for number in 1...tickets {
      try pad.press(.button(number))
      #expect(try place.wait(forPictures: number))
    }
    return try traced.calls().tickets(
      asked: { $0.isPress }, seen: { $0.isWrite && $0.file.contains("/tickets/") })
  }
}

extension TracedCalls.Call {
  /// A read of the pad's pipe that brought the frame of a press; the release comes with it.
  fileprivate var isPress: Bool { isRead && file.hasSuffix("/pad-0.pipe") && text.contains(#"\1\0\0\0\0\0\0\0"#) }
}
