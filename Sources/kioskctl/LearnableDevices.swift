import ControlSocket
import Events
import Ports
import InputDevices
import InputSetup
import Settings
import Terminal

/// The devices that can be set up. This program reads them itself, as far as its user may; a running kiosk lends what it
/// holds.
struct LearnableDevices {
  private let learner: InputLearner
  /// `nil` where none runs.
  private let kiosk: ControlClient?

  /// - Throws: `Failure` when a kiosk runs and refuses.
  static func open(_ socket: KioskSocket, _ settings: KioskSettings) async throws -> LearnableDevices {
    let learner = try Wiring.inputLearner(settings)
    do {
      _ = try await socket.asking { try await $0.status() }
      return LearnableDevices(learner: learner, kiosk: socket.client)
    } catch let failure as Failure where failure.kind == .unavailable {
      StandardError.say(
        Bilingual(
          thai: "kioskctl: ไม่พบตู้ที่กำลังทำงาน จึงอ่านอุปกรณ์โดยตรง (\(failure))",
          english: "kioskctl: no kiosk answers, so the devices are read without one (\(failure))"))
      return LearnableDevices(learner: learner, kiosk: nil)
    }
  }

  var isKioskRunning: Bool { kiosk != nil }

  func list() async throws -> [InputDeviceStatus] {
    if let kiosk { return try await kiosk.status().inputs }
    return try learner.list().map(InputDeviceStatus.init)
  }

  /// Reads from devices until the task is cancelled, or the kiosk takes them back.
  ///
  /// - Parameters:
  ///   - devices: by the names that their signals are to carry.
  ///   - receive: called on a thread of the reader.
  /// - Throws: what the kiosk refuses, or the kernel.
  func read(
    _ devices: [String: InputDeviceStatus], _ receive: @escaping @Sendable (InputSignal) -> Void
  ) async throws {
    guard let kiosk else { return try await learner.read(devices, receive) }
    let (lent, loan) = borrow(Array(devices.values), from: kiosk)
    // The kiosk takes back what is closed by then.
    defer { loan.cancel() }
    for await _ in lent { return try await learner.read(devices, receive) }
    try await loan.value
  }

  /// - Returns: an element when the devices are lent, and the loan, which lasts until it is cancelled or the kiosk ends it.
  private func borrow(
    _ devices: [InputDeviceStatus], from kiosk: ControlClient
  ) -> (lent: AsyncStream<Void>, loan: Task<Void, any Error>) {
    let (lent, continuation) = AsyncStream.makeStream(of: Void.self)
    let loan = Task { try await kiosk.lendInputs(devices) { continuation.yield() } }
    Task { [learner] in
      _ = await loan.result
      continuation.finish()
      if !loan.isCancelled { await learner.stop() }
    }
    return (lent, loan)
  }

  /// Stops the kiosk in order, and waits until its service manager has started it again: at most 15 s.
  ///
  /// - Returns: whether it answers.
  func restart() async -> Bool {
    guard let kiosk, let before = try? await kiosk.status(), (try? await kiosk.stop()) != nil else { return false }
    for _ in 0..<60 {
      if let now = try? await kiosk.status(), now.run != before.run { return true }
      try? await Task.sleep(for: .milliseconds(250))
    }
    return false
  }
}
