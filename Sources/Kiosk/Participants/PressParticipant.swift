internal import Events
internal import Ports
internal import Queueing
internal import Settings
internal import Presses
internal import VisitorPages

/// A key or zone with an action of its own was pressed.
struct PressAsk: Cause {
  var source: CommandSource
}

/// What presses mean at this kiosk: which command a key or zone gives, and which presses give none.
///
/// | a press | leads to |
/// | --- | --- |
/// | of a key or zone with an action | its command, unless the press guard holds it back |
/// | of a zone of the visitor's screen | a notice to the visitor's journey |
/// | of a key that moves the focus | a step of the focus, or a press on the focused zone |
///
/// The clock is the loop's, microseconds of `CLOCK_MONOTONIC`.
struct PressParticipant: Participant {
  private let inputs: [String: InputSettings]
  /// The visitor's screen: its zones are those of the scene; `nil` where there is none.
  private let touchscreen: String?
  private var recognition: PressRecognition
  /// By the name of the screen.
  private var focus: [String: FocusNavigation]
  private var pressGuard = PressGuard()
  private var unanswered = IgnoredCounts()
  /// The zone of the visitor's screen that the others know to be held down.
  private var held: String?

  /// - Parameters:
  ///   - presses: thresholds of all inputs.
  ///   - quirks: kinds of devices with storms of their own.
  ///   - touchscreen: the input that the visitor's screen is touched by.
  init(
    inputs: [InputSettings], presses: PressThresholds = PressThresholds(), quirks: DeviceQuirks = DeviceQuirks(),
    touchscreen: String? = nil
  ) {
    var scene = Scene(inputs)
    if let touchscreen { scene.zones[touchscreen] = [] }
    self.touchscreen = touchscreen
    self.inputs = Dictionary(inputs.map { ($0.name, $0) }) { first, _ in first }
    recognition = PressRecognition(scene: scene, devices: self.inputs.mapValues { $0.reading(presses, quirks) })
    focus = Dictionary(
      uniqueKeysWithValues: scene.zones.keys.map {
        ($0, FocusNavigation(screen: $0, scene: scene, settle: presses.settle))
      })
  }

  var deadline: Int64? { recognition.deadline }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Never>] {
    let outputs = react(to: input, at: moment.time)
    let heldNow = touchscreen.flatMap { recognition.heldZone(on: $0) }
    guard heldNow != held else { return outputs }
    held = heldNow
    // Before the press that ends the hold: what it changes is drawn after it.
    return [.notice(.held(heldNow))] + outputs
  }

  func describe(in status: inout LoopStatus) { status.ignored = unanswered.merged(with: recognition.ignored) }

  private mutating func react(to input: LoopInput, at now: Int64) -> [LoopOutput<Never>] {
    switch input {
    case .signal(let signal): return receive(signal, at: now)
    case .time: return recognition.wake(at: now).compactMap { output(of: $0, at: now) }
    case .answer(let answer): return answered(answer, at: now)
    case .signalsLost(let counts): lose(counts)
    case .notice(.scene(let scene)): show(scene, at: now)
    case .notice, .started, .printer, .call, .durable, .outcome, .settled: break
    }
    return []
  }

  private mutating func receive(_ signal: InputSignal, at now: Int64) -> [LoopOutput<Never>] {
    let outputs = recognition.recognise([signal], at: now).compactMap { output(of: $0, at: now) }
    switch signal {
    case .plugged(let device):
      return outputs + [.request(.fact(.machine(.devicePlugged(DevicePlugged(device: device)))))]
    case .unplugged(let device, let reason):
      return outputs + [.request(.fact(.machine(.deviceUnplugged(DeviceUnplugged(device: device, reason: reason)))))]
    case .contact, .key: return outputs
    }
  }

  /// What is pressed is what is shown: another scene, or the same with other zones.
  private mutating func show(_ scene: VisitorScene, at now: Int64) {
    guard let touchscreen else { return }
    recognition.show(scene.touchZones, revision: scene.revision, on: touchscreen, at: now)
    focus[touchscreen]?.show(scene.recognised(on: touchscreen), at: now)
  }

  private mutating func lose(_ counts: [String: Int]) {
    for (device, count) in counts { unanswered.count(IgnoredCounts.inboxFull, on: device, times: count) }
    recognition.lose(counts.keys)
  }

  /// The command of a key or zone was carried out or refused, whoever asked for it.
  private mutating func answered(_ answer: Answer, at now: Int64) -> [LoopOutput<Never>] {
    guard let source = answer.command.source, inputs[source.device] != nil else { return [] }
    switch answer.result {
    case .success(.issued):
      guard let count = pressGuard.committed(source, at: now / 1000) else { return [] }
      let alert = AlertRaised(alert: "many_tickets_from_one_key", source: source, count: count)
      return [.request(.fact(.machine(.alertRaised(alert))))]
    case .success: return []
    case .failure(let refusal):
      pressGuard.refused(source)
      unanswered.count(refusal.code.rawValue, on: source.device)
      return []
    }
  }

  // MARK: - From gesture to command

  private mutating func output(of gesture: Gesture, at now: Int64) -> LoopOutput<Never>? {
    switch gesture {
    case .press(let press): return command(for: press, at: now)
    case .scan(let scan):
      // Nobody can have an appointment here yet. The code itself is written nowhere.
      unanswered.count(IgnoredCounts.scanUnexpected, on: scan.device)
      return nil
    case .typing(let device): return .request(.retractTyped(device: device))
    }
  }

  private mutating func command(for press: Press, at now: Int64) -> LoopOutput<Never>? {
    let source = press.source
    guard let input = inputs[source.device] else { return nil }
    guard let action = input.action(of: source.control) else {
      return source.device == touchscreen ? .notice(.screen(.press(press), by: press)) : nil
    }
    switch action {
    case .issue(let service, let visitorType, let lane):
      guard pressGuard.admit(source, at: now / 1000) else {
        unanswered.count(Refusal.Code.pressedAgain.rawValue, on: source.device)
        return nil
      }
      let request = IssueRequest(service: service, visitorType: visitorType, lane: lane, source: source)
      return .request(.command(.issue(request), id: nil), because: PressAsk(source: source))
    case .rate(let score, let scale):
      guard let point = input.rating else { return nil }
      let isTouch = input.keys[source.control] == nil && press.pad == nil
      let rating = RatingPress(
        score: FiveLevels.score(score, of: scale), scale: scale, basis: point.basis, counter: point.counter,
        survey: isTouch ? .touch : .buttonPad, source: source)
      return .request(.command(.rate(rating), id: nil), because: PressAsk(source: source))
    case .focus(let step, let screen): return moveFocus(step, of: screen, press, at: now)
    }
  }

  private mutating func moveFocus(
    _ step: FocusStep, of screen: String, _ press: Press, at now: Int64
  ) -> LoopOutput<Never>? {
    let isVisitor = screen == touchscreen
    var press = press
    // Zones that are configured are always those of one scene, whatever the visitor's screen shows.
    if !isVisitor { press.revision = 0 }
    switch focus[screen]?.take(step, press) {
    case .pressed(let chosen): return command(for: chosen, at: now)
    case .ignored(let reason): unanswered.count(reason.rawValue, on: press.source.device)
    case .focused(let zone): return isVisitor ? .notice(.screen(.focused(zone: zone), by: nil)) : nil
    case .repeated(let zone): return isVisitor ? .notice(.screen(.sayAgain(zone: zone), by: nil)) : nil
    case nil: break
    }
    return nil
  }
}

extension ScreenInput {
  fileprivate static func press(_ press: Press) -> ScreenInput {
    .press(zone: press.source.control, revision: press.revision)
  }
}
