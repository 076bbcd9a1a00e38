/// A text of the office's own, in both languages of the screen.
public struct Bilingual: Hashable, Sendable {
  public var thai: String
  public var english: String

  public init(thai: String, english: String? = nil) {
    self.thai = thai
    self.english = english ?? thai
  }

  public subscript(language: Language) -> String {
    switch language {
    case .thai: thai
    case .english: english
    }
  }
}
