public import Events
internal import Foundation

extension ControlMessage {
  /// Body of `POST /v1/inputs/learn`: which devices to read, by the names that their signals are to carry.
  struct Learn: Hashable, Sendable, Codable {
    var devices: [String: InputDeviceStatus]
  }

  /// A line of its answer: one signal. A device that opens is `plugged`, one that does not is `unplugged` with a reason.
  struct LearnedSignal: Hashable, Sendable, Codable {
    enum Kind: String, Hashable, Sendable, Codable {
      case plugged, unplugged, key, contact
    }

    var kind: Kind
    var device: String
    var reason: String?
    var key: String?
    var contact: Int?
    /// 0…1 of the panel, before calibration.
    var x: Double?
    var y: Double?
    var phase: String?
    /// Microseconds of `CLOCK_MONOTONIC`.
    var time: Int64?

    init(_ signal: InputSignal) {
      switch signal {
      case .plugged(let device): (kind, self.device) = (.plugged, device)
      case .unplugged(let device, let reason): (kind, self.device, self.reason) = (.unplugged, device, reason)
      case .key(let change):
        (kind, device, key, phase, time) = (.key, change.device, change.key, change.phase.rawValue, change.time)
      case .contact(let change):
        (kind, device, contact, phase, time) = (.contact, change.device, change.id, change.phase.rawValue, change.time)
        (x, y) = (change.x, change.y)
      }
    }

    /// `nil` for a line of a newer kiosk.
    var signal: InputSignal? {
      switch kind {
      case .plugged: return .plugged(device: device)
      case .unplugged: return .unplugged(device: device, reason: reason ?? "")
      case .key:
        guard let key, let phase = phase.flatMap(KeyChange.Phase.init), let time else { return nil }
        return .key(KeyChange(device: device, key: key, phase: phase, time: time))
      case .contact:
        guard let contact, let x, let y, let phase = phase.flatMap(ContactPhase.init), let time else { return nil }
        return .contact(Contact(device: device, id: contact, x: x, y: y, phase: phase, time: time))
      }
    }
  }
}

extension ControlServer {
  /// How often a caller is tried: one that has vanished must not keep a device from the visitors.
  private static let heartbeat = Duration.seconds(1)

  /// Signals as lines, and an empty line from time to time; a line that cannot be delivered ends the stream.
  static func lines(of signals: AsyncStream<InputSignal>) -> AsyncStream<String> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1024)) { continuation in
      let telling = Task {
        for await signal in signals {
          guard let line = try? ControlMessage.encoded(ControlMessage.LearnedSignal(signal)) else { continue }
          continuation.yield(String(decoding: line, as: UTF8.self))
        }
        continuation.finish()
      }
      let beating = Task {
        while !Task.isCancelled {
          try await Task.sleep(for: heartbeat)
          continuation.yield("")
        }
      }
      continuation.onTermination = { _ in
        telling.cancel()
        beating.cancel()
      }
    }
  }
}

extension ControlClient {
  /// Calls `receive` for each signal of these devices, until another caller begins, the kiosk stops or the caller's task is
  /// cancelled. Meanwhile their presses count nowhere.
  ///
  /// - Parameter devices: as `status` tells them, by names that the signals are to carry.
  /// - Throws: `ControlProblem` when the kiosk refuses, and `ControlFault` when no answer came.
  public func learnInputs(
    _ devices: [String: InputDeviceStatus], _ receive: @Sendable (InputSignal) -> Void
  ) async throws {
    let body = try ControlMessage.encoded(ControlMessage.Learn(devices: devices))
    try await lines(from: "/v1/inputs/learn", body: body) { line in
      guard let learned: ControlMessage.LearnedSignal = try? ControlMessage.decoded(Data(line.utf8)),
        let signal = learned.signal
      else { return }
      receive(signal)
    }
  }
}
