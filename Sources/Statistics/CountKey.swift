/// What one number in the counts is the number of.
///
/// Keys are equal and ordered by their UTF-8 bytes, as SQLite (`BINARY`) and PostgreSQL (`COLLATE "C"`) do it, and not by
/// Unicode's canonical equivalence: Thai marks typed in another order are another text there, so they are one here.
public struct CountKey: Sendable {
  public let table: String
  /// The values of the table's dimensions, in the table's order.
  public let key: [String]
  public let measure: String

  public init(table: String, key: [String], measure: String) {
    self.table = table
    self.key = key
    self.measure = measure
  }
}

extension CountKey: Hashable {
  public static func == (left: CountKey, right: CountKey) -> Bool {
    left.measure.hasSameBytes(as: right.measure) && left.table.hasSameBytes(as: right.table)
      && left.key.hasSameBytes(as: right.key)
  }

  public func hash(into hasher: inout Hasher) {
    table.hashBytes(into: &hasher)
    measure.hashBytes(into: &hasher)
    for value in key { value.hashBytes(into: &hasher) }
  }
}

extension CountKey: Comparable {
  /// By table, then key, then measure.
  public static func < (left: CountKey, right: CountKey) -> Bool {
    guard left.table.hasSameBytes(as: right.table) else { return left.table.precedesInBytes(right.table) }
    guard let index = zip(left.key, right.key).firstIndex(where: { !$0.hasSameBytes(as: $1) }) else {
      guard left.key.count == right.key.count else { return left.key.count < right.key.count }
      return left.measure.precedesInBytes(right.measure)
    }
    return left.key[index].precedesInBytes(right.key[index])
  }
}

/// Texts that are equal by their UTF-8 bytes, to group by.
struct ByteKey: Hashable {
  let texts: [String]

  init(_ texts: String...) { self.texts = texts }

  init(_ texts: [String]) { self.texts = texts }

  static func == (left: ByteKey, right: ByteKey) -> Bool { left.texts.hasSameBytes(as: right.texts) }

  func hash(into hasher: inout Hasher) {
    for text in texts { text.hashBytes(into: &hasher) }
  }
}

extension Sequence {
  fileprivate func firstIndex(where isWanted: (Element) -> Bool) -> Int? {
    for (index, element) in enumerated() where isWanted(element) { return index }
    return nil
  }
}

extension [String] {
  func hasSameBytes(as other: [String]) -> Bool { elementsEqual(other) { $0.hasSameBytes(as: $1) } }
}

extension String {
  func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  fileprivate func hashBytes(into hasher: inout Hasher) {
    var text = self
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // No UTF-8 text has this byte, so neighbours cannot run together.
    hasher.combine(UInt8.max)
  }
}
