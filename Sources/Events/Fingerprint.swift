import Crypto

/// A SHA-256 value (FIPS 180-4): 32 bytes, written as 64 lower-case hexadecimal digits.
public struct Fingerprint: Hashable, Sendable, Codable, CustomStringConvertible {
  public let bytes: [UInt8]

  /// The fingerprint of `message`.
  public init(of message: some Sequence<UInt8>) {
    var hash = SHA256()
    hash.update(data: Array(message))
    bytes = Array(hash.finalize())
  }

  /// - Parameter bytes: exactly 32; any other count gives `nil`.
  public init?(bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    guard self.bytes.count == 32 else { return nil }
  }

  /// - Parameter text: 64 hexadecimal digits; anything else gives `nil`.
  public init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 64 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    for index in stride(from: 0, to: 64, by: 2) {
      guard let high = Self.value(of: digits[index]), let low = Self.value(of: digits[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    self.bytes = bytes
  }

  public var description: String { Self.hexadecimal(of: bytes) }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let fingerprint = Fingerprint(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a SHA-256 has 64 hexadecimal digits")
    }
    self = fingerprint
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func value(of digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
