import ControlSocket
import Events
import Ports
import Exports
import Foundation
import Journal
import Kiosk
import KioskFixtures
import Presses
import Settings
import Statistics
import Testing
import VisitorPages
import VisitorJourney

/// Somebody of the staff, who knows where things are on the screen without seeing it.
private struct Clerk {
  static let pin = "8362"

  let kiosk: RunningKiosk
  private var journey: ScreenJourney
  private var time: Int64 = 0

  init(_ kiosk: RunningKiosk, _ offer: VisitorOffer) {
    self.kiosk = kiosk
    journey = ScreenJourney(offer: offer, at: 0)
  }

  /// Holds the corner until the kiosk must have noticed.
  mutating func holdCorner() async throws {
    try kiosk.screen.touch(x: 0.97, y: 0.03)
    try await Task.sleep(for: .milliseconds(3300))
    try kiosk.screen.lift()
    receive(.cornerHeld)
  }

  mutating func touch(_ zone: String) async throws {
    try await Task.sleep(for: .milliseconds(700))
    let found = try #require(journey.scene.touchZones.first { $0.name == zone }, "\(journey.scene.page)")
    try kiosk.screen.tap(x: found.x + found.width / 2, y: found.y + found.height / 2)
    time += 1000
    _ = journey.receive(.press(zone: zone, revision: journey.scene.revision), at: time)
  }

  mutating func becomeStaff() async throws {
    try await holdCorner()
    for digit in Self.pin { try await touch("digit.\(digit)") }
    try await touch("enter")
    receive(.staff(.pin(true)))
  }

  /// Begins a task, waits until the journal has its end, and goes back to the menu.
  ///
  /// - Returns: the end.
  mutating func perform(_ task: StaffTask, _ touches: String...) async throws -> StaffActed {
    let before = try kiosk.place.acted(task)
    try await touch("staff.\(task.rawValue)")
    for zone in touches { try await touch(zone) }
    try await kiosk.journal { facts in facts.count { $0.acted?.task == task.rawValue } > before }
    receive(.staff(.done(nil)))
    if journey.scene.zone("back") != nil { try await touch("back") }
    return try #require(try kiosk.place.facts().compactMap(\.acted).last)
  }

  mutating func receive(_ input: JourneyInput) {
    time += 1000
    _ = journey.receive(input, at: time)
  }
}

extension Fact {
  fileprivate var acted: StaffActed? { if case .staff(.acted(let acted)) = self { acted } else { nil } }
}

extension KioskPlace {
  fileprivate func acted(_ task: StaffTask) throws -> Int {
    try facts().count { $0.acted?.task == task.rawValue }
  }
}

@Suite("A running kiosk: the staff menu", .serialized, .timeLimit(.minutes(3)))
struct StaffMenuProcessTests {
  private let place: KioskPlace
  private let offer: VisitorOffer

  init() throws {
    place = try KioskPlace()
    let file = place.path + "/staff-pin"
    try Data("\(Clerk.pin)\n".utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let lines = "staff_pin_file: \(file), stick_directory: \(place.path)/stick"
    try place.configure { $0.show(screen: "width_mm: 305, height_mm: 229, \(lines)") }
    offer = try #require(VisitorOffer(KioskSettings.load(place.configurationFile).settings))
  }

  private func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: place.ticketFolder + "/" + file)
  }

  @Test("A PIN that others can read opens nothing; the kiosk works, and says why")
  func readablePIN() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.path + "/staff-pin")
    let kiosk = try await RunningKiosk(at: place)
    #expect(place.log.contains("the staff menu stays closed") && place.log.contains("chmod 600"))
    #expect(!place.log.contains(Clerk.pin))
    let status = try await kiosk.kioskctl("status")
    #expect(status.output.contains("the staff menu stays closed"))
  }

  @Test("Corner, PIN, and the day's summary comes out of the printer, then a test, then a copy of the last ticket")
  func paper() async throws {
    let kiosk = try await RunningKiosk(at: place)
    for _ in 0..<3 { _ = try await kiosk.control.issue(.init(service: "ADVICE", visitorType: "JURISTIC")) }
    _ = try await kiosk.control.void("A002", .init(reason: .notTaken))
    var clerk = Clerk(kiosk, offer)
    try await clerk.becomeStaff()
    try await kiosk.journal { $0.contains { $0.kind == .staff(.admitted) } }
    let tickets = try place.tickets().count
    #expect(try await clerk.perform(.dailySummary).failure == nil)
    #expect(exists("ticket-summary.png") && exists("ticket-summary.escpos"))
    #expect(try await clerk.perform(.testTicket).failure == nil)
    #expect(exists("ticket-test.png"))
    #expect(try await clerk.perform(.reprintLast).failure == nil)
    #expect(try place.facts().contains { if case .ticket(.reprinted(let copy)) = $0 { copy.copy == 1 } else { false } })
    #expect(try place.tickets().count == tickets)
    try await kiosk.stop()
    #expect(try place.verification().fault == nil)
  }

  @Test("Issuing stays paused over a restart, for visitors and for staff, until it is resumed")
  func pause() async throws {
    let first = try await RunningKiosk(at: place)
    var clerk = Clerk(first, offer)
    try await clerk.becomeStaff()
    #expect(try await clerk.perform(.pauseIssuing).failure == nil)
    try await first.kill()
    let kiosk = try await RunningKiosk(at: place)
    let refused = try await kiosk.kioskctl("ticket", "issue", "--service", "ADVICE")
    #expect(refused.ending == .exited(1) && refused.errors.contains("kioskctl issuing resume"), "\(refused.errors)")
    #expect(try await kiosk.kioskctl("status").output.contains("issuing is paused"))
    let resumed = try await kiosk.kioskctl("issuing", "resume", locale: "th_TH.UTF-8")
    #expect(resumed.ending == .exited(0) && resumed.output.contains("แจกบัตรคิวต่อแล้ว"))
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    #expect(try await kiosk.kioskctl("issuing", "pause").ending == .exited(0))
    try kiosk.pad.press(.a)
    try await kiosk.journal { $0.count { $0.kind == .office(.issuingPaused) } == 2 }
    #expect(try place.tickets().count == 1)
  }

  @Test("A new roll gets its ready line and begins its life anew; without a stick and a bus the screen says so")
  func others() async throws {
    let kiosk = try await RunningKiosk(at: place)
    var clerk = Clerk(kiosk, offer)
    try await clerk.becomeStaff()
    #expect(try await clerk.perform(.newRoll, "yes").failure == nil)
    try await kiosk.journal { $0.contains(.printer(.rollChecked(RollChecked(printer: "ticket", sight: .seen)))) }
    #expect(try place.facts().contains(.printer(.rollChanged(RollChanged(printer: "ticket")))))
    #expect(try await clerk.perform(.copyToUSB).failure == "no_stick")
    #expect(try await clerk.perform(.shutDown, "yes").failure == "no_answer")
    #expect(try await kiosk.control.status().day == 1)
  }

  /// The machine that the tests run on must not go off: this bus only agrees to it.
  private func agreeingBus() throws -> String {
    let directory = place.path + "/bin"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    let script = "#!/bin/sh\ncase \"$*\" in *PowerOff*) exit 0;; *) exit 1;; esac\n"
    try Data(script.utf8).write(to: URL(filePath: directory + "/busctl"))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: directory + "/busctl")
    return directory
  }

  @Test("A machine that staff switch off stops the kiosk in order, and the journal says that it was a command")
  func shutDown() async throws {
    let kiosk = try await RunningKiosk(at: place, environment: ["PATH": "\(try agreeingBus()):/usr/bin:/bin"])
    var clerk = Clerk(kiosk, offer)
    try await clerk.becomeStaff()
    #expect(try await clerk.perform(.shutDown, "yes").failure == nil)
    // As a machine does that goes off.
    #expect(try await kiosk.stop().ending == .exited(0), "\(place.log)")
    #expect(try place.lastStartOrStop() == .machine(.kioskStopped(KioskStopped(reason: "command"))))
    #expect(try place.verification().fault == nil)
  }

  @Test("The tables of a stick are those of kioskctl, byte for byte")
  func tables() async throws {
    let kiosk = try await RunningKiosk(at: place)
    for service in ["ADVICE", "INFORMATION"] { _ = try await kiosk.control.issue(.init(service: service)) }
    _ = try await kiosk.control.count(.init(service: "ADVICE", count: 4))
    let date = try #require(try await kiosk.control.status().date)
    let reader = try JournalReader(file: place.journalFile)
    defer { reader.close() }
    let tables = try JournalTables(
      journal: reader, origin: Origin(site: KioskPlace.site, kiosk: KioskPlace.kiosk)
    ).files(of: date)
    #expect(tables.map(\.name).first == "OSS-1-K1-\(date)-visits.csv" && tables.count == 4)
    #expect(String(decoding: tables[0].bytes, as: UTF8.self) == (try await kiosk.export("visits", on: date)))
  }
}
