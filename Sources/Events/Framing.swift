/// Builds byte strings in which every field says its own length, so that no two different lists of fields are equal.
///
/// An integer is 8 bytes, a length 4 bytes, both big-endian; text is UTF-8. The chain's hash and the batch use it.
public struct FrameWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func append(_ integer: Int64) {
    append(withUnsafeBytes(of: integer.bigEndian, Array.init))
  }

  public mutating func append(_ text: String) {
    append(Array(text.utf8))
  }

  public mutating func append(_ field: [UInt8]) {
    withUnsafeBytes(of: UInt32(field.count).bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: field)
  }
}

/// Reads what `FrameWriter` wrote; never reads past the end, whatever the bytes say.
public struct FrameReader: Sendable {
  /// A field that the bytes do not hold.
  public enum Fault: Error, Hashable {
    /// The bytes end within the field that starts at this offset.
    case ended(offset: Int)
    /// The field at this offset is no integer of 8 bytes.
    case notAnInteger(offset: Int)
    /// The field at this offset is no UTF-8 text.
    case notText(offset: Int)
  }

  private let bytes: [UInt8]
  public private(set) var offset = 0

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  public var isAtEnd: Bool { offset == bytes.count }

  public mutating func field() throws(Fault) -> [UInt8] {
    let start = offset
    guard bytes.count - start >= 4 else { throw .ended(offset: start) }
    let count = bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    guard bytes.count - start - 4 >= count else { throw .ended(offset: start) }
    offset = start + 4 + count
    return Array(bytes[start + 4..<offset])
  }

  public mutating func integer() throws(Fault) -> Int64 {
    let start = offset
    let field = try field()
    guard field.count == 8 else { throw .notAnInteger(offset: start) }
    return Int64(bitPattern: field.reduce(0) { $0 << 8 | UInt64($1) })
  }

  public mutating func text() throws(Fault) -> String {
    let start = offset
    guard let text = String(validating: try field(), as: UTF8.self) else { throw .notText(offset: start) }
    return text
  }
}
