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
    /// A zone of the visitor's screen was pressed.
    case visitor(Press)
    /// A pad's key went over the visitor's screen, or asks to hear it.
    case visitorKey(JourneyInput)
  }

  private let inputs: [String: InputSettings]
  /// The visitor's screen: its zones are those of the scene; `nil` where there is none.
  private let touchscreen: String?
  private var recognition: PressRecognition
  /// By the name of the screen.
  private var focus: [String: FocusNavigation]
  private var pressGuard = PressGuard()
  private var unanswered = IgnoredCounts()

  /// - Parameters:
  ///   - presses: thresholds of all inputs.
  ///   - quirks: kinds of devices with storms of their own.
  ///   - touchscreen: the input that the visitor's screen is touched by.
  init(
    inputs: [InputSettings], presses: PressSettings = PressSettings(), quirks: DeviceQuirks = DeviceQuirks(),
    touchscreen: String? = nil
  ) {
    var scene = Scene(inputs)
    if let touchscreen { scene.zones[touchscreen] = [] }
    self.touchscreen = touchscreen
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

  /// The zone of the visitor's screen that a finger holds down.
  var heldZone: String? { touchscreen.flatMap { recognition.heldZone(on: $0) } }

  /// The visitor's screen shows another scene, or the same with other zones.
  mutating func show(_ scene: VisitorScene, at now: Int64) {
    guard let touchscreen else { return }
    recognition.show(scene.touchZones, revision: scene.revision, on: touchscreen, at: now)
    focus[touchscreen]?.show(scene.recognised(on: touchscreen), at: now)
  }

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
    guard let input = inputs[source.device] else { return nil }
    guard let action = input.action(of: source.control) else {
      return source.device == touchscreen ? .visitor(press) : nil
    }
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
    let isVisitor = screen == touchscreen
    var press = press
    // Zones that are configured are always those of one scene, whatever the visitor's screen shows.
    if !isVisitor { press.revision = 0 }
    switch focus[screen]?.take(step, press) {
    case .pressed(let chosen): return command(for: chosen, at: now)
    case .ignored(let reason): unanswered.count(reason.rawValue, on: press.source.device)
    case .focused(let zone): return isVisitor ? .visitorKey(.focused(zone: zone)) : nil
    case .repeated(let zone): return isVisitor ? .visitorKey(.sayAgain(zone: zone)) : nil
    case nil: break
    }
    return nil
  }
}
