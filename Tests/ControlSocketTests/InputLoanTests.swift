import ControlSocket
import Events
import Ports
import Foundation
import Synchronization
import Testing

@Suite("Devices lent over the control socket")
struct InputLoanTests {
  private let directory: ShortDirectory
  private let kiosk = Reception()
  private var path: String { directory.path + "/control.sock" }
  private let pad = InputDeviceStatus(
    configured: nil, name: "Pad \"5\"", vendor: 1, product: 2, physicalPath: "usb-1", links: [], abilities: ["key"],
    state: "present", reason: "")

  init() throws { directory = try ShortDirectory() }

  @Test("The borrower learns when the kiosk has let go, and it has the devices back as soon as the borrower has gone")
  func loan() async throws {
    try await serving(kiosk, on: path) {
      let (lent, hasLent) = AsyncStream.makeStream(of: Void.self)
      let borrowing = Task { [path, pad] in
        try await ControlClient(path: path).lendInputs([pad]) { hasLent.yield() }
      }
      for await _ in lent { break }
      #expect(kiosk.lent == ["Pad \"5\""])
      borrowing.cancel()
      // Silence does not hide that the borrower has gone: it would last for ever, and this test with it.
      for await _ in kiosk.returned {}
    }
  }
}
