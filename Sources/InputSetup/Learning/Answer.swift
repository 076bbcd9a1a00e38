/// What somebody typed.
struct Answer {
  /// `nil`: not a number. Thai digits count as well.
  let number: Int?
  let isEmpty: Bool

  init(_ text: String) {
    let digits = text.unicodeScalars.filter { !$0.properties.isWhitespace }
    isEmpty = digits.isEmpty
    let plain = digits.map { digit in
      (0x0E50...0x0E59).contains(digit.value) ? Character(String(digit.value - 0x0E50)) : Character(digit)
    }
    number = Int(String(plain)).flatMap { (0...9999).contains($0) ? $0 : nil }
  }
}
