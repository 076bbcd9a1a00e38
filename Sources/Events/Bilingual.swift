/// A language in which the product speaks to people.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case thai = "th"
  case english = "en"
}

/// A text in every language of the product. A literal stands for all of them, such as a number or a name.
public struct Bilingual: Hashable, Sendable, ExpressibleByStringInterpolation {
  public var thai: String
  public var english: String

  /// - Parameter english: `nil` where there is only Thai, which then stands for both.
  public init(thai: String, english: String? = nil) {
    self.thai = thai
    self.english = english ?? thai
  }

  public init(stringLiteral text: String) { self.init(thai: text) }

  public subscript(language: Language) -> String {
    switch language {
    case .thai: thai
    case .english: english
    }
  }
}
