import Events
import Ports
import Foundation
import SystemCalls
import Testing

@testable import MachineControl

@Suite("Asking the machine for its clock and its power")
struct MachineTests {
  @Test("busctl gets nothing of the kiosk's surroundings but what it needs")
  func surroundings() {
    setenv("QUEUE_KIOSK_SECRET", "1", 1)
    #expect(BusMachine.environment["QUEUE_KIOSK_SECRET"] == nil)
    #expect(BusMachine.environment["LC_ALL"] == "C.UTF-8")
  }

  @Test(
    "What busctl says becomes a cause",
    arguments: [
      ("Call failed: Automatic time synchronization is enabled", BusFault.automatic),
      ("Call failed: Access denied", .denied), ("Call failed: Interactive authentication required.", .denied),
      ("Failed to connect to bus: No such file or directory", .silent),
      ("Call failed: Connection timed out", .silent), ("Call failed: Invalid argument", .refused),
    ])
  func words(words: String, fault: BusFault) {
    #expect(BusFault(.exited(status: 1, output: words)) == fault)
    #expect(BusFault(.exited(status: 0, output: words)) == nil)
  }

  /// A bus that notes what it is asked and answers as its script says: the machine's own must not be asked by a test.
  private struct NotedBus {
    let directory = FileManager.default.temporaryDirectory.appending(path: "bus-\(UUID().uuidString)")
    var program: String { directory.appending(path: "busctl").path }

    init(_ answer: String) async throws {
      let script = "#!/bin/sh\necho \"$*\" >> \(directory.path)/asked\n\(answer)\n"
      // Written by another process: a child that is started meanwhile would inherit the open file, and nobody may run a
      // program that is open for writing (ETXTBSY).
      let writer = ChildProgram("/bin/sh", environment: ["PATH": "/usr/bin:/bin"])
      let end = await writer.run(
        ["-c", "mkdir \"$0\" && printf %s \"$1\" > \"$0/busctl\" && chmod 700 \"$0/busctl\"", directory.path, script],
        within: .seconds(20))
      try #require(end == .exited(status: 0, output: ""))
    }

    /// What was asked, each by its last words.
    func asked() throws -> [String] {
      let text = try String(contentsOf: directory.appending(path: "asked"), encoding: .utf8)
      try FileManager.default.removeItem(at: directory)
      return text.split(separator: "\n").map { line in
        line.split(separator: " ").drop { !["SetTime", "SetNTP", "PowerOff"].contains($0) }.joined(separator: " ")
      }
    }
  }

  private func outcome(_ ask: (@escaping @Sendable (StaffOutcome) -> Void) -> Void) async -> StaffOutcome {
    await withCheckedContinuation { continuation in ask { continuation.resume(returning: $0) } }
  }

  @Test("A refusal comes with what to do instead; the power is not expected to go")
  func denied() async throws {
    let bus = try await NotedBus("echo 'Call failed: Access denied' >&2; exit 1")
    let machine = BusMachine(busctl: bus.program) { Issue.record("nothing goes off") }
    guard case .failed("not_permitted", let text) = await outcome({ machine.powerOff(then: $0) }) else {
      return #expect(Bool(false))
    }
    #expect(text.thai.contains("systemctl poweroff") && text.english.contains("systemctl poweroff"))
    #expect(try bus.asked() == ["PowerOff b false"])
  }

  @Test("A time source that never answered is switched off while the clock is set")
  func automatic() async throws {
    let bus = try await NotedBus(
      """
      case "$*" in
        *SetNTP*false*false) touch $(dirname $0)/off;;
        *SetTime*) [ -e $(dirname $0)/off ] || { echo 'Call failed: Automatic time synchronization is enabled'; exit 1; };;
      esac
      """)
    let machine = BusMachine(busctl: bus.program)
    #expect(await outcome { machine.setClock(to: 1_795_224_000_000, then: $0) } == .done(nil))
    let time = "SetTime xbb 1795224000000000 false false"
    #expect(try bus.asked() == [time, "SetNTP bb false false", time, "SetNTP bb true false"])
  }

  @Test("Where the machine agrees, the kiosk knows before anybody reads it")
  func powerOff() async throws {
    let bus = try await NotedBus("exit 0")
    await confirmation { expected in
      let machine = BusMachine(busctl: bus.program) { expected() }
      guard case .done = await outcome({ machine.powerOff(then: $0) }) else { return #expect(Bool(false)) }
    }
  }
}
