import ControlSocket
import Events
import Ports
import Foundation
import KioskFixtures
import Testing

@Suite("A running kiosk and its centre", .serialized)
struct CentreProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  @Test("It works while the centre is down; when the centre comes, the backlog drains")
  func backlog() async throws {
    let centre = try RunningStatistics.Place(place.directory.appending(component: "centre"))
    try await centre.register(place)
    try place.configure { $0.centre = centre.address }
    let kiosk = try await RunningKiosk(at: place)
    try kiosk.pad.press(.a)
    let ticket = try await kiosk.control.issue(.init(service: "ADVICE"))
    try kiosk.pad.press(.five)
    try await kiosk.journal {
      $0.contains { $0.kind == .rating(.given) } && $0.contains { $0.kind == .ticket(.handedOver) }
    }
    let before = try await kiosk.control.status().centre
    #expect(before?.lastSuccess == nil && before?.problem?.english.contains("cannot be reached") == true)

    let statistics = try await RunningStatistics(at: centre)
    let visits = try await statistics.table("daily-visits", on: "\(ticket.date)") { $0.contains(",NORMAL,2,0,2,") }
    #expect(visits?.contains("\(KioskPlace.site),\(KioskPlace.kiosk),ADVICE") == true, "\(place.log)")
    let export = try await kiosk.export("visits", on: ticket.date)
    #expect(export == visits)
    #expect(try await kiosk.stop().ending == .exited(0), "\(place.log)")
    try await statistics.stop()
  }

  @Test("With certificates that cannot be read nothing is sent, status says why, and all else works")
  func unusable() async throws {
    try place.configure { $0.centre = "https://127.0.0.1:1\", trust_file: \"/tmp/none.pem" }
    let kiosk = try await RunningKiosk(at: place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    #expect(place.log.contains("/tmp/none.pem"))
    #expect(try await kiosk.control.status().centre?.problem?.english.contains("/tmp/none.pem") == true)
    #expect(try await kiosk.stop().ending == .exited(0), "\(place.log)")
    #expect(try place.lastStartOrStop()?.kind == .machine(.kioskStopped))
  }

  @Test("With a centre that never answers, SIGTERM stops it as fast")
  func hungCentre() async throws {
    let hung = try HungSpooler()
    try Data("a-secret-that-nobody-guesses".utf8).write(to: URL(filePath: place.credentialFile))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: place.credentialFile)
    try place.configure { $0.centre = "http://127.0.0.1:\(hung.port)" }
    let kiosk = try await RunningKiosk(at: place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    let (ending, time) = try await kiosk.stop()
    #expect(ending == .exited(0) && time < .seconds(2), "\(time)\n\(place.log)")
    #expect(try place.lastStartOrStop()?.kind == .machine(.kioskStopped))
  }
}

extension RunningKiosk {
  /// A day's table, exported while the kiosk runs.
  func export(_ table: String, on date: ServiceDate) async throws -> String {
    try await kioskctl(
      "export", "daily", "--journal", place.stateDirectory, "--table", table, "--from", "\(date)", "--to", "\(date)"
    ).output
  }
}
