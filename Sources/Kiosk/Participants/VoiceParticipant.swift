internal import Events

/// What is spoken for those who walk over the screen with keys.
struct VoiceParticipant: Participant {
  struct Effect: Sendable {
    var text: String
    var language: Language
  }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    guard case .notice(.speech(let text, let language)) = input else { return [] }
    return [.effect(Effect(text: text, language: language))]
  }
}
