/// Names one journal: 128 random bits, made when a kiosk is installed or its journal is restored, and never again.
///
/// Written as 32 lower-case hexadecimal digits in the database, on the wire and in addresses.
public struct JournalID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let description: String

  /// - Parameter text: 32 hexadecimal digits of either case; anything else gives `nil`.
  public init?(_ text: String) {
    let lower = text.lowercased()
    guard lower.utf8.count == 32, lower.utf8.allSatisfy(Self.isHexDigit) else { return nil }
    description = lower
  }

  /// Makes an identity from a source of random bits, which the caller owns: rules have no random source.
  public init(using generator: inout some RandomNumberGenerator) {
    let bits = [generator.next(), generator.next()] as [UInt64]
    description = bits.map { Fingerprint.hexadecimal(of: withUnsafeBytes(of: $0.bigEndian, Array.init)) }.joined()
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let id = JournalID(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a journal id has 32 hexadecimal digits")
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}

/// The identity of an event everywhere: in the database, on the wire, at the centre, in addresses.
///
/// A ticket's identity is that of its issued event; its number is a label.
public struct EventID: Hashable, Sendable, Codable, CustomStringConvertible {
  public let journal: JournalID
  /// Position in the journal, from 1, without gaps.
  public let seq: Int64

  public init(journal: JournalID, seq: Int64) {
    self.journal = journal
    self.seq = seq
  }

  public var description: String { "\(journal):\(seq)" }
}

/// How far a journal reaches: the last position and the chain's hash there.
public struct JournalPosition: Hashable, Sendable, Codable {
  public let seq: Int64
  public let hash: Fingerprint

  public init(seq: Int64, hash: Fingerprint) {
    self.seq = seq
    self.hash = hash
  }
}
