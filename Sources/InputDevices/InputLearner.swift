public import Events
public import Ports
internal import Settings

/// Reads devices, configured or not, for somebody who sets them up. A running kiosk lends what it holds (`InputLender`).
///
/// Each session has a listener of its own, with no calibration; a new session ends the one before.
public actor InputLearner {
  private struct Session {
    var listener: InputListener
    var signals: AsyncStream<InputSignal>.Continuation
  }

  /// Signals that wait for a slow reader; beyond it the oldest are lost.
  private static let limit = 1000

  private let listener: InputListener
  private var session: Session?
  private var number = 0

  /// - Parameter listener: knows the configured inputs and the odd devices; it is never started.
  public init(listener: InputListener) {
    self.listener = listener
  }

  /// What is plugged and what is configured.
  public nonisolated func list() throws -> [InputPresence] { try listener.list() }

  /// Reads devices until the reader lets go of the stream or another session begins.
  ///
  /// - Parameter devices: as `list` has them, by the names that their signals are to carry. One that opens is
  ///   `plugged`, one that does not is `unplugged` with the reason.
  /// - Throws: `InputFault` when the system gives no epoll or udev.
  public func learn(_ devices: [String: InputDeviceStatus]) throws -> AsyncStream<InputSignal> {
    number += 1
    let mine = number
    endSession()
    let inputs = devices.sorted { $0.key < $1.key }.compactMap { name, device in
      listener.way(of: device).map { InputSettings(name: name, way: $0) }
    }
    let (stream, signals) = AsyncStream.makeStream(
      of: InputSignal.self, bufferingPolicy: .bufferingNewest(Self.limit))
    signals.onTermination = { [weak self] _ in Task { await self?.end(mine) } }
    let own = listener.learning(inputs, receiver: Relay(signals: signals))
    try own.start()
    session = Session(listener: own, signals: signals)
    return stream
  }

  /// Reads devices until the task is cancelled, or another session or `stop` ends this one; they are closed then.
  ///
  /// - Parameters:
  ///   - devices: as for `learn`.
  ///   - receive: called in the order of the signals.
  public func read(
    _ devices: [String: InputDeviceStatus], _ receive: @Sendable (InputSignal) -> Void
  ) async throws {
    let signals = try learn(devices)
    let mine = number
    for await signal in signals { receive(signal) }
    end(mine)
  }

  /// Ends a session and closes its devices.
  public func stop() {
    number += 1
    endSession()
  }

  private func end(_ ended: Int) {
    if ended == number { stop() }
  }

  private func endSession() {
    session?.listener.stop()
    session?.signals.finish()
    session = nil
  }

  private struct Relay: InputReceiving {
    let signals: AsyncStream<InputSignal>.Continuation

    func receive(_ new: [InputSignal]) {
      for signal in new { signals.yield(signal) }
    }
  }
}

extension InputListener {
  /// How a device that `list` has is opened; `nil` for a pipe that no configuration names.
  func way(of device: InputDeviceStatus) -> InputSettings.Way? {
    if device.abilities.contains("pipe") { return settings.first { $0.name == device.configured }?.way }
    return .device(
      DeviceIdentity(
        name: device.name, vendor: device.vendor, product: device.product, physicalPath: device.physicalPath))
  }

  /// A listener for other inputs, with the same knowledge of odd devices.
  fileprivate func learning(_ inputs: [InputSettings], receiver: any InputReceiving) -> InputListener {
    InputListener(settings: inputs, quirks: quirks, receiver: receiver)
  }
}
