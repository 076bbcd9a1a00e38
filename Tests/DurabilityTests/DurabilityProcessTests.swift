import Foundation
import KioskProcesses
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
    try KioskPlace.withPlace(paper: .cups(queue: "thermal", server: cups.address)) { place in
      let traced = try TracedKiosk(place)
      let pad = try traced.kiosk.pads()[0]
      for number in 1...Self.tickets {
        pad.press(number)
        #expect(eventually { printer.received.filter(\.isComplete).count == number })
      }
      let found = try traced.calls().tickets(
        asked: { $0.isPress },  // A job's own name: what follows an earlier job asks for job-name too.
        seen: { $0.isWrite && $0.text.contains("job-name") && $0.text.contains("-A00") })
      #expect(found == Array(repeating: .durableBeforeSeen, count: Self.tickets))
    }
  }

  @Test("A command is synced before its answer")
  func commandToAnswer() throws {
    try KioskPlace.withPlace { place in
      let traced = try TracedKiosk(place)
      let line = try traced.kiosk.line()
      for number in 1...Self.tickets { #expect(line.issue()?.number == number) }
      let found = try traced.calls().tickets(
        asked: { $0.isRead && $0.text.contains("POST /v1/tickets") },
        seen: { $0.isWrite && $0.text.contains("HTTP/1.1 201") })
      #expect(found == Array(repeating: .durableBeforeSeen, count: Self.tickets))
    }
  }

  @Test("A ticket by press costs one fdatasync, and 0.02 for checkpoints at the most")
  func syncsOfATicket() throws {
    try KioskPlace.withPlace(pads: 40) { place in
      let witness = try Witness(place.path("witness"))
      let kiosk = try KioskProcess(place, environment: witness.environment)
      let pads = try kiosk.pads()
      _ = witness.newSyncs()
      let tickets = 1000
      var syncs: [Witness.Sync] = []
      for index in 0..<tickets {
        pads[index % pads.count].press(index / pads.count)
        #expect(
          eventually {
            syncs += witness.newSyncs()
            return syncs.filter(\.isCommit).count > index
          })
      }
      let line = try kiosk.line()
      // A commit may have been another event's: a pad that was plugged.
      #expect(eventually { line.status()?.value("visits") == tickets })
      kiosk.process.kill()
      syncs += witness.newSyncs()
      let ofJournal = syncs.filter(\.isJournal).count
      #expect(ofJournal >= tickets && Double(ofJournal) <= 1.02 * Double(tickets), "\(ofJournal) for \(tickets)")
    }
  }

  private static func pictures(careless: Bool) throws -> [TracedCalls.Finding] {
    try KioskPlace.withPlace(paper: .folder) { place in
      let traced = try TracedKiosk(place, careless: careless)
      let pad = try traced.kiosk.pads()[0]
      for number in 1...tickets {
        pad.press(number)
        #expect(try eventually { try place.pictures().count == number })
      }
      return try traced.calls().tickets(
        asked: { $0.isPress }, seen: { $0.isWrite && $0.file.contains("/tickets/") })
    }
  }
}

extension TracedCalls.Call {
  /// A read of the first pad's pipe that brought the frame of a press; the release comes with it or is brought alone.
  fileprivate var isPress: Bool { isRead && file.hasSuffix("/pad-0") && text.contains(#"\1\0\0\0\0\0\0\0"#) }
}
