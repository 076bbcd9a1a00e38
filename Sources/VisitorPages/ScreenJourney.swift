public import Events
public import VisitorJourney

/// A visitor's journey with the scenes in which it is shown: says what a press on what is drawn means, and draws what
/// comes of it.
///
/// | on the screen | goes to the journey |
/// | --- | --- |
/// | a press on an enabled zone of the scene that is shown | as what the zone does |
/// | one on an earlier scene, or before the new one has been there for `dwell` | not at all |
/// | a pad's key that moves the focus, or has it spoken again | as a sign that the visitor uses keys |
///
/// Times are milliseconds of one clock that never goes back (the time since boot).
public struct ScreenJourney: Hashable, Sendable {
  /// What the screen shows now.
  public private(set) var scene: VisitorScene

  private(set) var journey: Journey
  private var focus: String?
  /// Since when the scene's zones are where they are.
  private var settledAt: Int64

  public init(offer: VisitorOffer, office: OfficeState = OfficeState(), at time: Int64) {
    journey = Journey(offer: offer, office: office)
    scene = journey.view.scene(of: offer, revision: 1)
    settledAt = time - Self.dwell(ScreenMode(largeText: true))
  }

  public var offer: VisitorOffer { journey.offer }

  /// When the journey must be given a `tick` at the latest; `nil`: nothing happens by itself.
  public var deadline: Int64? { journey.deadline }

  /// Takes what has happened elsewhere, in the order of time.
  ///
  /// - Returns: what is to be done, in order; a scene at most once, and only when it has changed.
  public mutating func receive(_ input: JourneyInput, at time: Int64) -> [ScreenAction] {
    let asked = journey.receive(input, at: time).map(ScreenAction.ask)
    return asked + draw(at: time)
  }

  /// Takes what somebody has done to the scene, in the order of time.
  ///
  /// - Returns: what is to be done, in order; a scene at most once, and only when it has changed.
  public mutating func receive(_ input: ScreenInput, at time: Int64) -> [ScreenAction] {
    switch input {
    case .press(let zone, let revision):
      let target = revision == scene.revision && isSettled(at: time) ? enabledTarget(zone) : nil
      return receive(target.map { .press($0) } ?? .tick, at: time)
    case .focused(let name):
      guard let zone = scene.zone(name) else { return receive(.tick, at: time) }
      focus = name
      return speak(zone.spoken) + receive(.walked, at: time)
    case .sayAgain(let name):
      return speak(name.flatMap { scene.zone($0) }?.spoken ?? scene.spoken) + receive(.walked, at: time)
    }
  }

  private func enabledTarget(_ zone: String) -> Target? {
    scene.zone(zone)?.isEnabled == true ? Target(zone) : nil
  }

  private func speak(_ text: String) -> [ScreenAction] { [.speak(text, scene.mode.language)] }

  /// Milliseconds for which a press is still one on the scene before: people tap twice.
  private static func dwell(_ mode: ScreenMode) -> Int64 { mode.largeText ? 700 : 400 }

  /// Whether a press at this time was meant for the scene.
  private func isSettled(at time: Int64) -> Bool { time - settledAt >= Self.dwell(scene.mode) }

  // MARK: - Drawing

  private mutating func draw(at time: Int64) -> [ScreenAction] {
    let view = journey.view
    var next = view.scene(of: offer, revision: scene.revision, focus: focus)
    guard next != scene else { return [] }
    if next.takesMore(than: scene) {
      next.revision += 1
      settledAt = time
      // A scene is left as a finger leaves it: the keys begin anew.
      focus = nil
      next.focus = nil
    }
    let isOtherPage = next.page != scene.page
    scene = next
    return (view.usesKeys && isOtherPage ? speak(next.spoken) : []) + [.show(next)]
  }
}

/// What is done to the scene that is shown.
public enum ScreenInput: Hashable, Sendable {
  /// A zone was pressed, by finger or key, that was shown in the scene of this revision.
  case press(zone: String, revision: Int)
  /// A pad's keys have moved to this zone.
  case focused(zone: String)
  /// A pad's key has the zone spoken again; `nil`: the scene.
  case sayAgain(zone: String?)
}

/// What is to be done for the visitor.
public enum ScreenAction: Hashable, Sendable {
  case show(VisitorScene)
  /// For those who do not see the screen.
  case speak(String, Language)
  case ask(JourneyAction)
}

extension VisitorScene {
  /// Whether a press that was meant for the earlier scene could do something else on this one: a zone is new or has
  /// moved. One that is only gone does no harm.
  fileprivate func takesMore(than earlier: VisitorScene) -> Bool {
    page != earlier.page
      || zones.contains { zone in
        earlier.zone(zone.name).map { $0.rectangle != zone.rectangle || $0.isEnabled != zone.isEnabled } ?? true
      }
  }
}
