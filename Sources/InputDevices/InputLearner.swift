public import Events
internal import Settings

/// Reads devices, configured or not, for somebody who sets them up.
///
/// Each session has a listener of its own, with no calibration; the kiosk's listener lends it what it holds, and has it
/// back when the session ends. The newest session wins: one whose person has vanished never keeps a device.
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

  /// - Parameter listener: the kiosk's; where it was never started, nothing is lent.
  public init(listener: InputListener) {
    self.listener = listener
  }

  /// What is plugged and what is configured.
  public nonisolated func list() throws -> [InputPresence] { try listener.list() }

  /// Reads devices until the reader lets go of the stream or another session begins.
  ///
  /// - Parameter devices: as `list` tells them, by the names that their signals are to carry. One that opens is
  ///   `plugged`, one that does not is `unplugged` with the reason.
  /// - Throws: `InputFault` when the system gives no epoll or udev.
  public func learn(_ devices: [String: InputDeviceStatus]) async throws -> AsyncStream<InputSignal> {
    number += 1
    let mine = number
    endSession()
    let inputs = devices.sorted { $0.key < $1.key }.compactMap { name, device in
      listener.way(of: device).map { InputSettings(name: name, way: $0) }
    }
    await listener.lend(inputs.map(\.way))
    let (stream, signals) = AsyncStream.makeStream(
      of: InputSignal.self, bufferingPolicy: .bufferingNewest(Self.limit))
    // Somebody else began while the devices were lent.
    guard mine == number else {
      signals.finish()
      return stream
    }
    signals.onTermination = { [weak self] _ in Task { await self?.end(mine) } }
    let own = listener.learning(inputs, receiver: Relay(signals: signals))
    do { try own.start() } catch {
      await listener.lend([])
      throw error
    }
    session = Session(listener: own, signals: signals)
    return stream
  }

  /// Ends a session, and gives the devices back.
  public func stop() async {
    number += 1
    endSession()
    await listener.lend([])
  }

  private func end(_ ended: Int) async {
    guard ended == number else { return }
    await stop()
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
  /// How a device that `list` tells of is opened; `nil` for a pipe that no configuration names.
  fileprivate func way(of device: InputDeviceStatus) -> InputSettings.Way? {
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
