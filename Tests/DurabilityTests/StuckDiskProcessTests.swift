import Foundation
import KioskFixtures
import Testing

@Suite("A disk that hangs for two seconds", .serialized)
struct StuckDiskProcessTests {
  /// The manager's patience, seconds; it is fed at a third of that, while loop, inputs, journal and server turn.
  private static let watchdog = 4.5

  /// A turn that was robbed of its processor by other programs is measured anew; one that waits for the disk never gets
  /// shorter. Microseconds.
  private static let longestTurn = 16_000
  private static let attempts = 3

  @Test("The loop turns on, the watchdog is fed in time, and nobody sees a number before it is durable")
  func stuckDisk() throws {
    var turns: [Int] = []
    while turns.count < Self.attempts, turns.allSatisfy({ $0 > Self.longestTurn }) { turns.append(try hang()) }
    #expect(turns.contains { $0 <= Self.longestTurn }, "longest turns \(turns) µs")
  }

  /// - Returns: the longest turn of the loop.
  private func hang() throws -> Int {
    let place = try KioskPlace()
    let witness = try Witness(place.file("witness"))
    let environment = witness.environment.merging(["WATCHDOG_USEC": "\(Int(Self.watchdog * 1e6))"]) { $1 }
    let kiosk = try RunningKiosk(at: place, environment: environment)
    let (issuer, staff) = (try kiosk.line(), try kiosk.line())
    #expect(issuer.issue()?.number == 1)
    // Nothing is under way any more: the journal says that the first picture was handed over.
    #expect(try place.wait(for: 1, of: "ticket.handed_over"))

    witness.delaySyncs(by: 2000)
    let begun = witness.started
    let pressed = try kiosk.pad.press(.a)
    #expect(witness.wait { witness.started > begun })
    let stuck = Moment.now
    try watch(kiosk, staff, until: witness, hasCommittedSince: pressed)
    let free = Moment.now
    witness.delaySyncs(by: 0)
    #expect(free - stuck > 1_500_000_000)
    #expect(try place.wait(forPictures: 2))
    #expect(isFed(kiosk, staff))
    let fed = kiosk.manager.messages.filter { $0.text.contains("WATCHDOG=1") }.map(\.at)
    let longest = zip(fed, fed.dropFirst()).map { $1 - $0 }.max() ?? 0
    #expect(fed.count >= 2 && Double(longest) / 1e9 < Self.watchdog, "not fed for \(longest / 1_000_000) ms")
    return try #require(staff.status()?.value("longestTurn"))
  }

  /// Asks all the time, because an idle loop turns every ten seconds only.
  private func isFed(_ kiosk: RunningKiosk, _ staff: StaffLine) -> Bool {
    let limit = Moment.now + UInt64(Self.watchdog * 1e9)
    while Moment.now < limit, staff.status() != nil {
      if kiosk.manager.receive("WATCHDOG=1", from: kiosk.program, within: .milliseconds(100)) != nil { return true }
    }
    return false
  }

  /// Asks all the time; what was seen counts when the commit had still not returned afterwards.
  private func watch(
    _ kiosk: RunningKiosk, _ staff: StaffLine, until witness: Witness, hasCommittedSince pressed: UInt64
  ) throws {
    let limit = Moment.now + 10_000_000_000
    while Moment.now < limit {
      let asked = Moment.now
      let visits: Int? = staff.status()?.value("visits")
      let answered = Moment.now
      let pictures = try kiosk.place.pictures().count
      // So each message is stamped when it comes.
      _ = kiosk.manager.messages
      if witness.newSyncs().contains(where: { $0.isCommit && $0.start > pressed }) { return }
      #expect(visits == 1 && pictures == 1, "a number is seen before it is durable")
      #expect(answered - asked < 500_000_000, "staff wait for the disk")
      _ = witness.wait(within: .milliseconds(20)) { false }
    }
  }

  @Test("A disk that hangs for longer than the manager waits is not hidden from it, and is said")
  func longStuckDisk() throws {
    let place = try KioskPlace()
    let witness = try Witness(place.file("witness"))
    let environment = witness.environment.merging(["WATCHDOG_USEC": "1500000"]) { $1 }
    let kiosk = try RunningKiosk(at: place, environment: environment)
    let staff = try kiosk.line()
    #expect(kiosk.manager.receive("WATCHDOG=1", from: kiosk.program, within: .seconds(10)) != nil)
    witness.delaySyncs(by: 4000)
    let begun = witness.started
    try kiosk.pad.press(.a)
    #expect(witness.wait { witness.started > begun })
    let stuck = Moment.now
    while Moment.now < stuck + 3_000_000_000, staff.status() != nil {
      _ = kiosk.manager.receive("WATCHDOG=1", from: kiosk.program, within: .milliseconds(100))
    }
    // What was asked before the disk hung is answered.
    let fed = kiosk.manager.messages.filter { $0.text.contains("WATCHDOG=1") && $0.at > stuck + 500_000_000 }
    #expect(fed.isEmpty && place.log.contains("the watchdog is not fed: the journal does not turn"), "\(place.log)")
    witness.delaySyncs(by: 0)
    #expect(kiosk.manager.receive("WATCHDOG=1", from: kiosk.program, within: .seconds(20)) != nil)
    #expect(place.log.contains("the watchdog is fed again"))
  }

  @Test("An answer waits for the disk as its number does")
  func answerWaits() throws {
    let place = try KioskPlace { $0.printers = "" }
    let witness = try Witness(place.file("witness"))
    let kiosk = try RunningKiosk(at: place, environment: witness.environment)
    let line = try kiosk.line()
    #expect(line.issue()?.number == 1)
    #expect(try place.wait(for: 1, of: "ticket.shown_on_screen"))
    witness.delaySyncs(by: 2000)
    let asked = Moment.now
    let number = line.issue()?.number
    let answered = Moment.now
    #expect(number == 2)
    let commit = try #require(witness.newSyncs().first { $0.isCommit && $0.start > asked })
    #expect(commit.end - commit.start > 1_900_000_000)
    #expect(answered > commit.end)
  }
}
