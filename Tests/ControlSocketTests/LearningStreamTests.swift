import ControlSocket
import Events
import Foundation
import Synchronization
import Testing

@Suite("Setting up inputs over the control socket")
struct LearningStreamTests {
  private let directory: ShortDirectory
  private let kiosk = Reception()
  private var path: String { directory.path + "/control.sock" }
  private let pad = InputDeviceStatus(
    configured: nil, name: "Pad \"5\"", vendor: 1, product: 2, physicalPath: "usb-1", links: [], abilities: ["key"],
    state: "present", reason: "")

  init() throws { directory = try ShortDirectory() }

  @Test("Signals arrive as they were told, and the devices are free as soon as the caller has gone")
  func stream() async throws {
    try await serving(kiosk, on: path) {
      let (heard, hears) = AsyncStream.makeStream(of: InputSignal.self)
      let listening = Task { [path, pad] in
        try await ControlClient(path: path).learnInputs(["0": pad]) { hears.yield($0) }
      }
      var signals: [InputSignal] = []
      for await signal in heard {
        signals.append(signal)
        if signals.count == 4 { break }
      }
      #expect(
        signals == [
          .plugged(device: "0"), .key(KeyChange(device: "0", key: "KEY_1", phase: .down, time: 7)),
          .contact(Contact(device: "0", id: 1, x: 0.25, y: 1, phase: .up, time: 8)),
          .unplugged(device: "0", reason: "removed"),
        ])
      listening.cancel()
      // Silence does not hide that nobody listens: it would last for ever, and this test with it.
      for await _ in kiosk.letGo {}
    }
  }
}
