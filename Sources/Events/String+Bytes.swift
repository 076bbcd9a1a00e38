/// Texts compared by their UTF-8 bytes, as databases do it, and not by Unicode's canonical equivalence.
extension String {
  public func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }

  public func precedesInBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  public func hashBytes(into hasher: inout Hasher) {
    var text = self
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    // No UTF-8 text has this byte, so neighbours cannot run together.
    hasher.combine(UInt8.max)
  }
}
