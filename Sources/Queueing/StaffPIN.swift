internal import Crypto
internal import Foundation

/// The staff PIN of the visitor's screen: only its hash stays in memory, and it is compared in constant time.
public struct StaffPIN: Sendable {
  /// Digits of a PIN.
  public static let lengths = 4...12

  private let hash: SHA256Digest

  /// - Returns: `nil` for anything but 4 to 12 digits.
  public init?(_ digits: String) {
    guard Self.lengths.contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    hash = SHA256.hash(data: Data(digits.utf8))
  }

  public func matches(_ entered: String) -> Bool { SHA256.hash(data: Data(entered.utf8)) == hash }
}
