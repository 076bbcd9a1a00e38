/// Reads one JSON text (RFC 8259) into a `JSONValue`, in one pass over its bytes.
///
/// Stricter than the RFC where bodies are: a number with a fraction or an exponent, one beyond 64 bits, and nesting
/// deeper than `deepest` are faults. Whatever the bytes are, it ends with a value or a `Fault`.
struct JSONParser {
  /// Why bytes are no JSON of ours, and where.
  struct Fault: Error, Hashable, CustomStringConvertible {
    /// From the first byte, which is 0.
    let offset: Int
    let expected: String

    var description: String { "at byte \(offset): expected \(expected)" }
  }

  /// More than any body has.
  private static let deepest = 32

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  static func value(of bytes: [UInt8]) throws(Fault) -> JSONValue {
    let result = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(bytes: buffer)
      return Result { () throws(Fault) in try parser.document() }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  private mutating func document() throws(Fault) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    guard offset == bytes.count else { throw fault("the end") }
    return value
  }

  private func fault(_ expected: String) -> Fault { Fault(offset: offset, expected: expected) }

  /// 0, which no JSON text holds unescaped, past the end.
  private var next: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private mutating func skipSpace() {
    while next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 { offset += 1 }
  }

  /// Takes `byte` if it is the next one after white space.
  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: byte) else { return false }
    offset += 1
    return true
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth < Self.deepest else { throw fault("no deeper nesting") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return .object(try members(depth: depth))
    case UInt8(ascii: "["): return .array(try elements(depth: depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .integer(try integer())
    }
  }

  private mutating func members(depth: Int) throws(Fault) -> [JSONValue.Member] {
    offset += 1
    var members: [JSONValue.Member] = []
    if take("}") { return members }
    members.reserveCapacity(8)
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw fault("a member's name") }
      let name = try text()
      guard take(":") else { throw fault("a colon") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw fault("a comma or }") }
    return members
  }

  private mutating func elements(depth: Int) throws(Fault) -> [JSONValue] {
    offset += 1
    var values: [JSONValue] = []
    if take("]") { return values }
    repeat { values.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw fault("a comma or ]") }
    return values
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    for index in 0..<word.utf8CodeUnitCount {
      guard offset + index < bytes.count, bytes[offset + index] == word.utf8Start[index] else { throw fault("a value") }
    }
    offset += word.utf8CodeUnitCount
    return value
  }

  private func isFraction(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E")
  }

  private mutating func integer() throws(Fault) -> Int64 {
    let start = offset
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    let first = offset
    var value: Int64 = 0
    while case UInt8(ascii: "0")...UInt8(ascii: "9") = next {
      let digit = Int64(next - UInt8(ascii: "0"))
      let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, exceeds) = isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      guard !overflows, !exceeds else { throw Fault(offset: start, expected: "an integer of 64 bits") }
      value = sum
      offset += 1
    }
    let isPadded = offset > first + 1 && bytes[first] == UInt8(ascii: "0")
    guard offset > first, !isPadded, !isFraction(next) else {
      throw Fault(offset: start, expected: "a value; numbers are integers")
    }
    return value
  }
}

// MARK: - Texts

extension JSONParser {
  private mutating func text() throws(Fault) -> String {
    offset += 1
    let start = offset
    // Every bit that any byte has: the highest tells whether all of them are ASCII.
    var bits: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\""):
        defer { offset += 1 }
        let text = UnsafeBufferPointer(rebasing: bytes[start..<offset])
        return bits < 0x80 ? String(decoding: text, as: UTF8.self) : try utf8(text, from: start)
      case UInt8(ascii: "\\"): return try textWithEscapes(from: start)
      case 0..<0x20: throw fault("no control character in a text")
      default:
        bits |= byte
        offset += 1
      }
    }
    throw fault("the text's closing quote")
  }

  private func utf8(_ bytes: some Sequence<UInt8>, from start: Int) throws(Fault) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw Fault(offset: start, expected: "UTF-8") }
    return text
  }

  /// The slow way: from the first escape on, byte by byte.
  private mutating func textWithEscapes(from start: Int) throws(Fault) -> String {
    var unescaped = Array(bytes[start..<offset])
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return try utf8(unescaped, from: start)
      case UInt8(ascii: "\\"): unescaped += try escaped()
      case 0..<0x20: throw fault("no control character in a text")
      default: unescaped.append(byte)
      }
    }
    throw fault("the text's closing quote")
  }

  private mutating func escaped() throws(Fault) -> [UInt8] {
    let byte = next
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return Array(String(try scalar()).utf8)
    default: throw fault("an escape")
    }
  }

  /// `\uXXXX`, or a pair of them for a character beyond the basic plane.
  private mutating func scalar() throws(Fault) -> Character {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return Character(scalar) }
    guard (0xD800..<0xDC00).contains(high), next == UInt8(ascii: "\\") else { throw fault("a pair of surrogates") }
    offset += 1
    guard next == UInt8(ascii: "u") else { throw fault("a pair of surrogates") }
    offset += 1
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(high) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
    else { throw fault("a pair of surrogates") }
    return Character(scalar)
  }

  private mutating func hexadecimal() throws(Fault) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(next)).hexDigitValue, next < 0x80 else {
        throw fault("a hexadecimal digit")
      }
      value = value << 4 | UInt16(digit)
      offset += 1
    }
    return value
  }
}
