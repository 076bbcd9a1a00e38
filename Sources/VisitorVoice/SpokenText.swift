internal import Events

/// What is to be said.
struct SpokenText: Sendable {
  /// Characters; a page that is read aloud has some hundreds.
  static let longest = 4000

  let text: String
  let language: Language

  init(_ text: String, _ language: Language) {
    self.text = String(text.prefix(Self.longest))
    self.language = language
  }
}
