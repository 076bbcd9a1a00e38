import ControlSocket
import Events
import Ports
import Foundation
import Journal
import KioskFixtures
import Testing

@Suite("A running kiosk: starting and stopping", .serialized)
struct StopProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  @Test("SIGTERM stops it within two seconds, though somebody watches its inputs, and the journal says so")
  func sigterm() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let (beginning, begun) = AsyncStream.makeStream(of: Void.self)
    let watcher = Task { try await kiosk.control.watchInputs(begun: { begun.finish() }, { line.yield($0) }) }
    for await _ in beginning {}
    try kiosk.pad.press(.a)
    var watched = lines.makeAsyncIterator()
    #expect(await watched.next()?.contains("pad key KEY_A down") == true)
    let (ending, time) = try await kiosk.stop()
    #expect(ending == .exited(0) && time < .seconds(2), "\(time)\n\(place.log)")
    #expect(try place.lastStartOrStop()?.kind == .machine(.kioskStopped))
    try await watcher.value
  }

  @Test("The stop command ends it as a signal does")
  func command() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let run = try await kiosk.kioskctl("stop")
    #expect(run.ending == .exited(0) && run.output == "The kiosk is stopping\n")
    #expect(try await kiosk.program.end() == .exited(0))
    guard case .machine(.kioskStopped(let stopped))? = try place.lastStartOrStop() else {
      Issue.record("no kiosk.stopped")
      return
    }
    #expect(stopped.reason == "command")
    let silent = try await kiosk.kioskctl("status", locale: "th_TH.UTF-8")
    #expect(silent.ending == .exited(69) && silent.errors.contains("ไม่พบตู้ที่กำลังทำงาน"))
  }

  @Test("Ready means that inputs are open or known to be missing")
  func ready() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let status = try await kiosk.control.status()
    #expect(status.inputs.filter { $0.configured != nil }.map(\.state) == ["opened", "opened"])
    #expect(status.fault == nil && status.warnings.isEmpty)
    let wanted: Set<Fact.Kind> = [.machine(.kioskStarted), .day(.opened), .machine(.devicePlugged)]
    try await kiosk.journal { wanted.isSubset(of: $0.map(\.kind)) }
  }

  @Test("A second kiosk on the same journal is refused, and the first goes on")
  func twice() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let second = try await FinishedProgram.run("kioskd", ["--config", place.configurationFile], in: place.directory)
    #expect(second.ending == .exited(75))
    #expect(second.errors.contains(place.journalFile) && !second.errors.contains("ready"))
    #expect(try await kiosk.control.status().fault == nil)
  }

  @Test("A wrong configuration is refused with its line, and the status is 78")
  func configuration() async throws {
    try place.configure { $0.more = "colour: red" }
    let run = try await FinishedProgram.run("kioskd", ["--config", place.configurationFile], in: place.directory)
    #expect(run.ending == .exited(78))
    #expect(run.errors.contains("\(place.configurationFile):") && run.errors.contains("colour"))
    let absent = try await FinishedProgram.run("kioskd", ["--config", "/tmp/none.yaml"], in: place.directory)
    #expect(absent.ending == .exited(78) && absent.errors.contains("/tmp/none.yaml"))
  }

  @Test("A report that nobody can take ends no program before its time", arguments: ["kioskd", "statisticsd"])
  func deafEars(_ program: String) async throws {
    let run = try ChildProgram(program, ["check", "--config", "/tmp/none.yaml"], errors: .file("/dev/full"))
    #expect(try await run.end() == .exited(78))
  }

  @Test("Where the control socket cannot be made, it says so and ends in order")
  func noSocket() async throws {
    try FileManager.default.createDirectory(atPath: place.socket, withIntermediateDirectories: true)
    let run = try await FinishedProgram.run("kioskd", ["--config", place.configurationFile], in: place.directory)
    #expect(run.ending == .exited(71) && run.errors.contains(place.socket))
    #expect(try place.lastStartOrStop()?.kind == .machine(.kioskStopped))
  }

  @Test("The site's secret is for its owner only, stays the same, and is refused when others can read it")
  func secret() async throws {
    try await RunningKiosk(at: place).stop()
    let mode = try FileManager.default.attributesOfItem(atPath: place.siteSecretFile)[.posixPermissions] as? Int
    let secret = try Data(contentsOf: URL(filePath: place.siteSecretFile))
    #expect(mode == 0o600 && secret.count == 32)
    try await RunningKiosk(at: place).stop()
    #expect(try Data(contentsOf: URL(filePath: place.siteSecretFile)) == secret)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: place.siteSecretFile)
    let run = try await FinishedProgram.run("kioskd", ["--config", place.configurationFile], in: place.directory)
    #expect(run.ending == .exited(77) && run.errors.contains("chmod 600"))
  }
}
