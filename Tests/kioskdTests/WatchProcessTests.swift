import ControlSocket
import Events
import Ports
import Foundation
import KioskFixtures
import Testing

@Suite("A running kiosk: watched inputs", .serialized)
struct WatchProcessTests {
  private static let watches = 200
  private static let touchesPerSecond = 120

  @Test("200 watches that end while somebody touches the screen leave inputs, socket and watchdog well")
  func endedWatches() async throws {
    let place = try KioskPlace()
    let kiosk = try await RunningKiosk(at: place, environment: ["WATCHDOG_USEC": "1500000"])
    let touching = Task.detached {
      let finger = try kiosk.screen
      var next = ContinuousClock.now
      while !Task.isCancelled {
        try finger.tap(x: 0.99, y: 0.01)
        next += .seconds(1) / Self.touchesPerSecond
        try? await Task.sleep(until: next, clock: .continuous)
      }
    }
    defer { touching.cancel() }
    for _ in 0..<Self.watches { try await seeOneLine(of: kiosk.control) }
    touching.cancel()
    try await touching.value
    try kiosk.pad.press(.a)
    try await kiosk.journal { $0.contains { fact in Self.isIssuedAtPad(fact) } }
    #expect(try await kiosk.control.status().inputs.allSatisfy { $0.state == "opened" })
    let manager = kiosk.manager
    #expect(await Task.detached { manager.receive("WATCHDOG=1", within: .seconds(5)) }.value != nil)
    #expect(try await kiosk.stop().ending == .exited(0))
  }

  private static func isIssuedAtPad(_ fact: Fact) -> Bool {
    if case .ticket(.issued(let ticket)) = fact { ticket.source.device == "pad" } else { false }
  }

  /// Watches until something is touched, and goes away in the middle of it.
  private func seeOneLine(of control: ControlClient) async throws {
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let watching = Task { try await control.watchInputs { line.yield($0) } }
    for await _ in lines { break }
    watching.cancel()
    _ = await watching.result
  }
}
