/// The values that something is counted by, each under its dimension's name.
///
/// A value that is not stated is absent, and reads as empty: what was counted before a dimension existed is what was
/// counted without stating it. Values are equal and ordered by their UTF-8 bytes, as SQLite (`BINARY`) and PostgreSQL
/// (`COLLATE "C"`) do it, and not by Unicode's canonical equivalence: Thai marks typed in another order are another text
/// there, so they are one here.
public struct Dimensions: Sendable {
  /// One stated value.
  public struct Entry: Sendable {
    public let dimension: Dimension
    /// Never empty.
    public let text: String
  }

  /// What is stated, in the order of the dimensions' names.
  public private(set) var stated: [Entry] = []

  public init() {}

  /// The value of a dimension; empty where it is not stated.
  public subscript(dimension: Dimension) -> String {
    get { stated.first { $0.dimension == dimension }?.text ?? "" }
    set { state(dimension, newValue) }
  }

  /// What is stated of some dimensions; what differs in others only becomes equal.
  public func projected(on dimensions: Set<Dimension>) -> Dimensions {
    var projected = self
    projected.stated.removeAll { !dimensions.contains($0.dimension) }
    return projected
  }

  private mutating func state(_ dimension: Dimension, _ text: String) {
    let index = stated.lastIndex { !dimension.precedes($0.dimension) }
    guard let index, stated[index].dimension == dimension else {
      if !text.isEmpty { stated.insert(Entry(dimension: dimension, text: text), at: index.map { $0 + 1 } ?? 0) }
      return
    }
    stated.remove(at: index)
    if !text.isEmpty { stated.insert(Entry(dimension: dimension, text: text), at: index) }
  }
}

extension Dimension {
  fileprivate func precedes(_ other: Dimension) -> Bool { rawValue.precedesInBytes(other.rawValue) }
}

extension Dimensions: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral values: (Dimension, String)...) {
    stated.reserveCapacity(values.count)
    for (dimension, text) in values { state(dimension, text) }
  }
}

extension Dimensions.Entry: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    left.dimension == right.dimension && left.text.hasSameBytes(as: right.text)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(dimension)
    text.hashBytes(into: &hasher)
  }
}

extension Dimensions: Hashable {}

extension Dimensions: Comparable {
  /// By the first value in which they differ.
  public static func < (left: Dimensions, right: Dimensions) -> Bool {
    left.stated.lexicographicallyPrecedes(right.stated) { one, other in
      one.dimension == other.dimension
        ? one.text.precedesInBytes(other.text) : one.dimension.precedes(other.dimension)
    }
  }
}

extension Dimensions: CustomStringConvertible {
  /// `date=2026-11-21 service=REG`
  public var description: String {
    stated.map { "\($0.dimension.rawValue)=\($0.text)" }.joined(separator: " ")
  }
}

/// An object with a member for each stated value; dimensions that this version does not know are kept.
extension Dimensions: Codable {
  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Name.self)
    for name in container.allKeys {
      state(Dimension(name.stringValue), try container.decode(String.self, forKey: name))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Name.self)
    for value in stated { try container.encode(value.text, forKey: Name(stringValue: value.dimension.rawValue)) }
  }
}
