public import Events

/// A voice for those who do not see the screen.
public protocol VisitorSpeaking: Sendable {
  /// Says a text; returns at once. What is being said is broken off: only the newest counts.
  func speak(_ text: String, in language: Language)
  /// Is silent for good.
  func stop() async
}
