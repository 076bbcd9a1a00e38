import Events
import Foundation
import Kiosk
import Testing

@Suite("The machine's clocks")
struct MachineClockTests {
  private let clocks: URL

  init() throws {
    clocks = FileManager.default.temporaryDirectory.appending(path: "clocks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: clocks, withIntermediateDirectories: true)
  }

  private func addClock(_ name: String, showing text: String) throws {
    let folder = clocks.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appending(path: "since_epoch"))
  }

  private func hardware() -> Int64? { MachineClock(hardwareClocks: clocks.path).read().hardware }

  @Test("Without a hardware clock, or with one that cannot be read, nothing is said of one")
  func none() throws {
    #expect(hardware() == nil)
    try addClock("rtc0", showing: "hctosys\n")
    #expect(hardware() == nil)
    #expect(MachineClock(hardwareClocks: "/nowhere").read().hardware == nil)
  }

  @Test("Of two hardware clocks the one that agrees with the system's is read, and goes on with the time since boot")
  func nearest() throws {
    let now = Int64(Date().timeIntervalSince1970)
    try addClock("rtc0", showing: "12\n")
    try addClock("rtc1", showing: "\(now)\n")
    let clock = MachineClock(hardwareClocks: clocks.path)
    let (first, second) = (clock.read(), clock.read())
    #expect(abs(try #require(first.hardware) - now * 1000) < 5000)
    #expect(second.hardware.map { $0 - second.uptime } == first.hardware.map { $0 - first.uptime })
  }
}
