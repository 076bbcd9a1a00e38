internal import Events
internal import Settings
internal import VisitorJourney

/// What presses mean at this kiosk: which command a key or zone gives, and which presses give none.
///
/// Its clock is the loop's, microseconds of `CLOCK_MONOTONIC`.
struct PressDesk: Sendable {
  enum Outcome {
    case command(KioskCommand, CommandSource)
    /// A device came or went.
    case fact(Fact)
    /// What this device rated last was typed.
    case disbelieve(device: String)
  }

  private let inputs: [String: InputSettings]
  private var recognition: PressRecognition
  /// By the name of the screen.
  private var focus: [String: FocusNavigation]
  private var pressGuard = PressGuard()
  private var unanswered = IgnoredCounts()

  /// - Parameters:
  ///   - presses: thresholds of all inputs.
  ///   - quirks: kinds of devices with storms of their own.
  init(inputs: [InputSettings], presses: PressSettings = PressSettings(), quirks: DeviceQuirks = DeviceQuirks()) {
    let scene = Scene(inputs)
    let settle = PressThresholds(presses).settle
    self.inputs = Dictionary(inputs.map { ($0.name, $0) }) { first, _ in first }
    recognition = PressRecognition(scene: scene, devices: self.inputs.mapValues { DeviceReading($0, presses, quirks) })
    focus = Dictionary(
      uniqueKeysWithValues: scene.zones.keys.map { ($0, FocusNavigation(screen: $0, scene: scene, settle: settle)) })
  }

  /// Presses that gave nothing, by device and reason.
  var ignored: [String: [String: Int]] { unanswered.merged(with: recognition.ignored) }

  /// When to call `wake(at:)` if nothing happens before.
  var deadline: Int64? { recognition.deadline }

  mutating func wake(at now: Int64) -> [Outcome] {
    recognition.wake(at: now).compactMap { outcome(of: $0, at: now) }
  }

  mutating func receive(_ signals: [InputSignal], at now: Int64) -> [Outcome] {
    signals.flatMap { signal -> [Outcome] in
      let outcomes = recognition.recognise([signal], at: now).compactMap { outcome(of: $0, at: now) }
      switch signal {
      case .plugged(let device): return outcomes + [.fact(.devicePlugged(DevicePlugged(device: device)))]
      case .unplugged(let device, let reason):
        return outcomes + [.fact(.deviceUnplugged(DeviceUnplugged(device: device, reason: reason)))]
      case .contact, .key: return outcomes
      }
    }
  }

  /// So many signals of these devices found no room: nothing that is held on them may become a press.
  mutating func lost(_ signals: [String: Int]) {
    for (device, count) in signals { unanswered.count(IgnoredCounts.inboxFull, on: device, times: count) }
    recognition.lose(signals.keys)
  }

  /// A press's command was carried out or refused.
  ///
  /// - Returns: an alert when the key has given too many numbers.
  mutating func answered(
    _ source: CommandSource, _ result: Result<KioskReply, Refusal>, at now: Int64
  ) -> AlertRaised? {
    switch result {
    case .success(.issued):
      return pressGuard.committed(source, at: now / 1000).map {
        AlertRaised(alert: "many_tickets_from_one_key", source: source, count: $0)
      }
    case .success: return nil
    case .failure(let refusal):
      pressGuard.refused(source)
      unanswered.count(refusal.code.rawValue, on: source.device)
      return nil
    }
  }

  // MARK: - From gesture to command

  private mutating func outcome(of gesture: Gesture, at now: Int64) -> Outcome? {
    switch gesture {
    case .press(let press): return command(for: press, at: now)
    case .scan(let scan):
      // Nobody can have an appointment here yet. The code itself is written nowhere.
      unanswered.count(IgnoredCounts.scanUnexpected, on: scan.device)
      return nil
    case .typing(let device): return .disbelieve(device: device)
    }
  }

  private mutating func command(for press: Press, at now: Int64) -> Outcome? {
    let source = press.source
    guard let input = inputs[source.device], let action = input.action(of: source.control) else { return nil }
    switch action {
    case .issue(let service, let visitorType, let lane):
      guard pressGuard.admit(source, at: now / 1000) else {
        unanswered.count(Refusal.Code.pressedAgain.rawValue, on: source.device)
        return nil
      }
      let request = IssueRequest(service: service, visitorType: visitorType, lane: lane, source: source)
      return .command(.issue(request), source)
    case .rate(let score, let scale):
      guard let place = input.rating else { return nil }
      let isTouch = input.keys[source.control] == nil && press.pad == nil
      let rating = RatingPress(
        score: FiveLevels.score(score, of: scale), scale: scale, basis: place.basis, counter: place.counter,
        survey: isTouch ? .touch : .buttonPad, source: source)
      return .command(.rate(rating), source)
    case .focus(let step, let screen): return moveFocus(FocusStep(step), of: screen, press, at: now)
    }
  }

  private mutating func moveFocus(_ step: FocusStep, of screen: String, _ press: Press, at now: Int64) -> Outcome? {
    switch focus[screen]?.take(step, press) {
    case .pressed(let chosen): return command(for: chosen, at: now)
    case .ignored(let reason): unanswered.count(reason.rawValue, on: press.source.device)
    case .focused, .repeated, nil: break
    }
    return nil
  }
}
