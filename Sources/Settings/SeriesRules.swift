/// What keeps the numbers of one kiosk apart, on paper and by ear.
enum SeriesRules {
  /// Whether two different prefixes can give one label: after `A999` comes `A1000`, and `A1` gives `A1000` too.
  static func collide(_ left: String, _ right: String) -> Bool {
    let (short, long) = left.utf8.count < right.utf8.count ? (left, right) : (right, left)
    return short != long && long.hasPrefix(short) && long.utf8.dropFirst(short.utf8.count).allSatisfy(\.isDigit)
  }

  /// Whether two different prefixes of one length sound alike when a Thai voice reads them.
  static func soundAlike(_ left: String, _ right: String) -> Bool {
    guard left != right, left.utf8.count == right.utf8.count else { return false }
    return zip(left, right).allSatisfy { pair in
      pair.0 == pair.1 || alike.contains { $0.contains(pair.0) && $0.contains(pair.1) }
    }
  }

  /// A letter that is taken for a digit, and that digit; `nil` when there is none.
  static func mistakable(in series: String) -> (letter: Character, digit: String)? {
    for letter in series {
      if let digit = likeDigits[letter] { return (letter, digit) }
    }
    return nil
  }

  /// บี ดี อี จี พี ที วี แซด end alike; เอ เอฟ เอช เอ็ม เอส เอ็กซ์ begin alike.
  private static let alike = ["BDEGPTVZ", "AFHMSX"]
  /// I and O look like digits, เจ sounds like เจ็ด.
  private static let likeDigits: [Character: String] = ["I": "1", "O": "0", "J": "7 (เจ็ด)"]
}
