/// A language in which the product speaks to people.
public enum Language: String, Hashable, Sendable, CaseIterable {
  case thai = "th"
  case english = "en"
}

/// A text in every language of the product. A literal stands for all of them, such as a number or a name; a text of both
/// languages within it gives to each language its own: `"\(cause). \(remedy)"`.
public struct Bilingual: Hashable, Sendable, ExpressibleByStringInterpolation {
  public var thai: String
  public var english: String

  /// - Parameter english: `nil` where there is only Thai, which then stands for both.
  public init(thai: String, english: String? = nil) {
    self.thai = thai
    self.english = english ?? thai
  }

  public init(stringLiteral text: String) { self.init(thai: text) }

  public init(stringInterpolation parts: StringInterpolation) { self = parts.text }

  public subscript(language: Language) -> String {
    switch language {
    case .thai: thai
    case .english: english
    }
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = Bilingual(thai: "")

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { append(Bilingual(thai: literal)) }
    public mutating func appendInterpolation(_ part: Bilingual) { append(part) }
    public mutating func appendInterpolation(_ part: some CustomStringConvertible) {
      append(Bilingual(thai: part.description))
    }

    private mutating func append(_ part: Bilingual) {
      text.thai += part.thai
      text.english += part.english
    }
  }
}

extension Sequence<Bilingual> {
  public func joined(separator: Bilingual) -> Bilingual {
    Bilingual(
      thai: map(\.thai).joined(separator: separator.thai), english: map(\.english).joined(separator: separator.english))
  }
}

extension String.StringInterpolation {
  /// A text of both languages belongs into another one, or one of its languages is named.
  @available(*, unavailable, message: "name the language, or write a Bilingual")
  public mutating func appendInterpolation(_ text: Bilingual) {}
}

/// In bodies of events, where both languages stand by their codes.
extension Bilingual: Codable {
  enum CodingKeys: String, CodingKey {
    case thai = "th"
    case english = "en"
  }
}
