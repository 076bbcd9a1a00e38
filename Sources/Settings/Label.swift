/// A text in Thai and English, as the office configured it; English falls back to Thai.
public struct Label: Hashable, Sendable {
  public var thai: String
  public var english: String

  public init(thai: String, english: String? = nil) {
    self.thai = thai
    self.english = english ?? thai
  }
}
