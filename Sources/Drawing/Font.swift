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

  public init(_ family: String, size: Int, weight: Weight = .regular) {
    self.family = family
    self.size = size
    self.weight = weight
  }
}
