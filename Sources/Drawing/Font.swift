/// A font by family, weight and size.
public struct Font: Hashable, Sendable {
  public enum Weight: Hashable, Sendable {
    case regular
    case bold
  }

  /// The family's name as fontconfig knows it, such as `Loma`.
  public var family: String
  /// The em in dots of the surface; never points.
  public var size: Int
  public var weight: Weight
  /// The family of the letters that `family` does not have, such as Latin ones in a Thai font; `nil`: any that has them.
  public var companion: String?

  public init(_ family: String, size: Int, weight: Weight = .regular, companion: String? = nil) {
    self.family = family
    self.size = size
    self.weight = weight
    self.companion = companion
  }
}
