/// The characters that a scanner's keys stand for: the US layout, which scanners are delivered with.
enum ScannerKey {
  static let shifts: Set = ["KEY_LEFTSHIFT", "KEY_RIGHTSHIFT"]
  static let ends: Set = ["KEY_ENTER", "KEY_KPENTER", "KEY_TAB"]

  static func isTyped(_ key: String) -> Bool { pairs[key] != nil || ends.contains(key) || shifts.contains(key) }

  static func character(_ key: String, shifted: Bool) -> Character? {
    guard let pair = pairs[key] else { return nil }
    return shifted ? pair.shifted : pair.plain
  }

  private static let pairs: [String: (plain: Character, shifted: Character)] = {
    var pairs: [String: (plain: Character, shifted: Character)] = [:]
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      pairs["KEY_\(letter.uppercased())"] = (letter, Character(letter.uppercased()))
    }
    for (digit, symbol) in zip("1234567890", "!@#$%^&*()") {
      pairs["KEY_\(digit)"] = (digit, symbol)
      pairs["KEY_KP\(digit)"] = (digit, digit)
    }
    return pairs.merging(signs) { letter, _ in letter }
  }()

  private static let signs: [String: (plain: Character, shifted: Character)] = [
    "KEY_MINUS": ("-", "_"), "KEY_EQUAL": ("=", "+"), "KEY_LEFTBRACE": ("[", "{"), "KEY_RIGHTBRACE": ("]", "}"),
    "KEY_SEMICOLON": (";", ":"), "KEY_APOSTROPHE": ("'", "\""), "KEY_GRAVE": ("`", "~"), "KEY_BACKSLASH": ("\\", "|"),
    "KEY_COMMA": (",", "<"), "KEY_DOT": (".", ">"), "KEY_SLASH": ("/", "?"), "KEY_SPACE": (" ", " "),
    "KEY_KPMINUS": ("-", "-"), "KEY_KPPLUS": ("+", "+"), "KEY_KPDOT": (".", "."), "KEY_KPSLASH": ("/", "/"),
    "KEY_KPASTERISK": ("*", "*"),
  ]
}
