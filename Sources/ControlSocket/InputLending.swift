internal import Events
public import Ports
internal import Foundation

extension ControlMessage {
  /// Body of `POST /v1/inputs/lend`: the devices that the kiosk is to let go of.
  struct Lend: Hashable, Sendable, Codable {
    var devices: [InputDeviceStatus]
  }

  /// The line that says that the kiosk holds none of them any more.
  static let lent = "lent"
}

extension ControlServer {
  /// How often a caller is tried: one that has vanished must not keep a device from the visitors, nor memory.
  private static let heartbeat = Duration.seconds(1)

  /// The line `lent` when the kiosk has let go.
  static func lines(of loan: AsyncStream<Void>) -> AsyncStream<String> {
    lines(of: loan.map { ControlMessage.lent })
  }

  /// Lines, and an empty one from time to time: one that cannot be delivered ends the stream.
  static func lines(of source: some AsyncSequence<String, Never> & Sendable) -> AsyncStream<String> {
    AsyncStream(bufferingPolicy: .bufferingNewest(1024)) { continuation in
      let passing = Task {
        for await line in source { continuation.yield(line) }
        continuation.finish()
      }
      let beating = Task {
        while !Task.isCancelled {
          try await Task.sleep(for: heartbeat)
          continuation.yield("")
        }
      }
      continuation.onTermination = { _ in
        passing.cancel()
        beating.cancel()
      }
    }
  }
}

extension ControlClient {
  /// Has the kiosk let go of devices until another caller begins, the kiosk stops or the caller's task is cancelled.
  /// Meanwhile their presses count nowhere.
  ///
  /// - Parameters:
  ///   - devices: as `status` has them.
  ///   - lent: called when the kiosk holds none of them any more.
  /// - Throws: `ControlProblem` when the kiosk refuses, and `ControlFault` when no answer came.
  public func lendInputs(_ devices: [InputDeviceStatus], lent: @Sendable () -> Void) async throws {
    let body = try ControlMessage.encoded(ControlMessage.Lend(devices: devices))
    try await lines(from: "/v1/inputs/lend", body: body) { line in
      if line == ControlMessage.lent { lent() }
    }
  }
}
