internal import Events
internal import Settings
internal import VisitorJourney

/// What presses mean at this kiosk: which command a key or zone gives, and which presses give none.
struct PressDesk: Sendable {
  enum Outcome {
    case command(KioskCommand, CommandSource)
    /// A device came or went.
    case fact(Fact)
  }

  private let inputs: [String: InputSettings]
  private var recognition: PressRecognition
  private var pressGuard = PressGuard()
  /// Presses that gave nothing, by reason, besides what the recognition ignored.
  private var unanswered: [String: Int] = [:]

  init(inputs: [InputSettings]) {
    self.inputs = Dictionary(inputs.map { ($0.name, $0) }) { first, _ in first }
    recognition = PressRecognition(scene: Scene(inputs))
  }

  var ignored: [String: Int] {
    recognition.ignored.reduce(into: unanswered) { $0[$1.key.rawValue, default: 0] += $1.value }
  }

  /// - Parameter uptime: milliseconds since boot.
  mutating func receive(_ signals: [InputSignal], at uptime: Int64) -> [Outcome] {
    signals.flatMap { signal -> [Outcome] in
      let presses = recognition.recognise([signal]).compactMap { command(for: $0.source, at: uptime) }
      switch signal {
      case .plugged(let device): return presses + [.fact(.devicePlugged(DevicePlugged(device: device)))]
      case .unplugged(let device, let reason):
        return presses + [.fact(.deviceUnplugged(DeviceUnplugged(device: device, reason: reason)))]
      case .contact, .key: return presses
      }
    }
  }

  /// A press's command was carried out or refused.
  ///
  /// - Returns: an alert when the key has given too many numbers.
  mutating func answered(
    _ source: CommandSource, _ result: Result<KioskReply, Refusal>, at uptime: Int64
  ) -> AlertRaised? {
    switch result {
    case .success(.issued):
      return pressGuard.committed(source, at: uptime).map {
        AlertRaised(alert: "many_tickets_from_one_key", source: source, count: $0)
      }
    case .success: return nil
    case .failure(let refusal):
      pressGuard.refused(source)
      unanswered[refusal.code.rawValue, default: 0] += 1
      return nil
    }
  }

  private mutating func command(for source: CommandSource, at uptime: Int64) -> Outcome? {
    guard let input = inputs[source.device] else { return nil }
    let zone = input.zones.first { $0.name == source.control }
    guard let action = zone?.action ?? input.keys[source.control] else { return nil }
    switch action {
    case .issue(let service, let visitorType, let lane):
      guard pressGuard.admit(source, at: uptime) else {
        unanswered[Refusal.Code.pressedAgain.rawValue, default: 0] += 1
        return nil
      }
      let request = IssueRequest(service: service, visitorType: visitorType, lane: lane, source: source)
      return .command(.issue(request), source)
    case .rate(let score, let scale):
      guard let place = input.rating else { return nil }
      let press = RatingPress(
        score: FiveLevels.score(score, of: scale), scale: scale, basis: place.basis, counter: place.counter,
        survey: zone == nil ? .buttonPad : .touch, source: source)
      return .command(.rate(press), source)
    }
  }
}

/// The five levels of satisfaction, to which a pad with fewer is mapped.
///
/// | levels of the pad | from the most satisfied |
/// | --- | --- |
/// | 5 | 5, 4, 3, 2, 1 |
/// | 4 | 5, 4, 2, 1: it has no middle |
/// | 3 | 5, 3, 1 |
enum FiveLevels {
  /// - Returns: 1…5; a score that the pad cannot give stays as it is, to be refused.
  static func score(_ pressed: Int, of scale: Int) -> Int {
    guard pressed >= 1, pressed <= scale else { return pressed }
    switch scale {
    case 3: return [1, 3, 5][pressed - 1]
    case 4: return [1, 2, 4, 5][pressed - 1]
    default: return pressed
    }
  }
}

extension Scene {
  /// What can be pressed, as configured.
  fileprivate init(_ inputs: [InputSettings]) {
    self.init()
    for input in inputs {
      if !input.keys.isEmpty { keys[input.name] = Set(input.keys.keys) }
      if input.zones.isEmpty { continue }
      zones[input.name] = input.zones.map {
        Zone(name: $0.name, x: $0.x, y: $0.y, width: $0.width, height: $0.height)
      }
    }
  }
}

extension RatingPlace {
  fileprivate var basis: RatingBasis {
    switch self {
    case .counter: .counter
    case .exit: .exit
    }
  }

  fileprivate var counter: Int? {
    switch self {
    case .counter(let number): number
    case .exit: nil
    }
  }
}
