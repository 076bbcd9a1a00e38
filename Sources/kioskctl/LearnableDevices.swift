import ControlSocket
import Events
import InputDevices
import InputSetup
import Settings
import Terminal

/// The devices that can be set up: by the running kiosk, which alone can read what it holds; else by the kernel.
struct LearnableDevices {
  private enum Way {
    case kiosk(ControlClient)
    case kernel(InputLearner)
  }

  private let way: Way

  /// - Throws: `Failure` when a kiosk runs and refuses.
  static func open(_ socket: KioskSocket, _ settings: KioskSettings) async throws -> LearnableDevices {
    do {
      _ = try await socket.asking { try await $0.status() }
      return LearnableDevices(way: .kiosk(socket.client))
    } catch let failure as Failure where failure.kind == .unavailable {
      StandardError.say(
        Bilingual(
          thai: "kioskctl: ไม่พบตู้ที่กำลังทำงาน จึงอ่านอุปกรณ์โดยตรง (\(failure))",
          english: "kioskctl: no kiosk answers, so the devices are read directly (\(failure))"))
      return LearnableDevices(way: .kernel(try Wiring.inputLearner(settings)))
    }
  }

  var isKioskRunning: Bool {
    if case .kiosk = way { true } else { false }
  }

  func list() async throws -> [InputDeviceStatus] {
    switch way {
    case .kiosk(let kiosk): try await kiosk.status().inputs
    case .kernel(let learner): try learner.list().map(InputDeviceStatus.init)
    }
  }

  /// Reads from devices until the task is cancelled.
  ///
  /// - Parameters:
  ///   - devices: by the names that their signals are to carry.
  ///   - receive: called on a thread of the reader.
  /// - Throws: what the kiosk refuses, or the kernel.
  func read(
    _ devices: [String: InputDeviceStatus], _ receive: @escaping @Sendable (InputSignal) -> Void
  ) async throws {
    switch way {
    case .kiosk(let kiosk): try await kiosk.learnInputs(devices, receive)
    case .kernel(let learner):
      for await signal in try await learner.learn(devices) { receive(signal) }
    }
  }

  /// Stops the kiosk in order, and waits until its service manager has started it again: at most 15 s.
  ///
  /// - Returns: whether it answers.
  func restart() async -> Bool {
    guard case .kiosk(let kiosk) = way, let before = try? await kiosk.status(), (try? await kiosk.stop()) != nil else {
      return false
    }
    for _ in 0..<60 {
      if let now = try? await kiosk.status(), now.run != before.run { return true }
      try? await Task.sleep(for: .milliseconds(250))
    }
    return false
  }
}
