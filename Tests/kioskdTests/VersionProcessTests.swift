import ControlSocket
import Events
import Ports
import KioskFixtures
import Testing

@Suite("What the programs say of themselves")
struct VersionProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  @Test("Every program has the version of the same build, and a start of the kiosk keeps it")
  func version() async throws {
    var versions: Set<String> = []
    for program in ["kioskd", "statisticsd", "kioskctl", "kiosk-escpos"] {
      let run = try await FinishedProgram.run(program, ["--version"], in: place.directory)
      #expect(run.ending == .exited(0))
      versions.insert(run.output)
    }
    let version = try #require(versions.first?.dropLast())
    #expect(versions.count == 1 && version.wholeMatch(of: /\d+\.\d+\.\d+([+-][0-9A-Za-z.-]+)?/) != nil, "\(versions)")
    let kiosk = try await RunningKiosk(at: place)
    let facts = try await kiosk.journal { $0.contains { $0.kind == .machine(.kioskStarted) } }
    #expect(facts.contains(.machine(.kioskStarted(KioskStarted(program: String(version))))))
    #expect(try await kiosk.control.status().program == String(version))
  }
}
