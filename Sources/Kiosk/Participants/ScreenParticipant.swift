internal import VisitorPages

/// What the display is to show: the visitor's scene, and what a finger holds down, which is drawn at once and asks nobody.
struct ScreenParticipant: Participant {
  struct Effect: Sendable {
    var scene: VisitorScene
    /// Names of zones that are held down.
    var pressed: Set<String>
  }

  private var scene: VisitorScene?
  private var pressed: Set<String> = []
  private var isShown = true

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .notice(.scene(let new)):
      if new.revision != scene?.revision { pressed = [] }
      scene = new
      isShown = false
    case .notice(.held(let zone)):
      pressed = zone.map { [$0] } ?? []
      isShown = false
    // Once for everything that one input has changed.
    case .settled:
      guard !isShown, let scene else { return [] }
      isShown = true
      return [.effect(Effect(scene: scene, pressed: pressed))]
    case .notice, .started, .signal, .signalsLost, .printer, .call, .answer, .durable, .outcome, .time: break
    }
    return []
  }
}
