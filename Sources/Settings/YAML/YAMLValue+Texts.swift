import Events
import Foundation
import Statistics

// The kinds of text that settings consist of.
extension YAMLValue {
  /// A text that people read: no control characters, at most `limit` characters.
  func text(limit: Int = 200) -> String? {
    guard let text = scalar("a text") else { return nil }
    guard let first = text.unicodeScalars.first(where: \.isForbiddenInText) else {
      if text.allSatisfy(\.isWhitespace) {
        return fault("the text has only blanks", remedy: "write a text, or delete the line")
      }
      if isCutByComment {
        note(
          .advice, "the text ends here, because a # after a space begins a comment",
          remedy: "put the whole text in quotes, or write a second space before a comment")
      }
      return text.count <= limit
        ? text : fault("the text has \(text.count) characters", remedy: "write at most \(limit) characters")
    }
    return fault(
      "the text has the control character U+\(first.hexadecimal), which must never reach a printer or screen",
      remedy: "write one line of plain text; delete the invisible character")
  }

  /// A text in Thai and English: `{th: …, en: …}`, or one plain text for both.
  func bilingual() -> Bilingual? {
    if isScalar { return text().map { Bilingual(thai: $0) } }
    return section { keys in
      let thai = keys.required("th") { $0.text() }
      let english = keys.optional("en") { $0.text() }
      return thai.map { Bilingual(thai: $0, english: english) }
    }
  }

  /// A name for journals, files and the centre: `[A-Za-z0-9_-]{1,32}`.
  func name() -> String? {
    ascii("1 to 32 of the letters A-Z and a-z, digits, - and _", length: 1...32) {
      $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
  }

  /// A code for tables: `[A-Z0-9_]{1,32}`.
  func code() -> String? {
    ascii("1 to 32 of the capitals A-Z, digits and _", length: 1...32) {
      $0.isCapital || $0.isDigit || $0 == UInt8(ascii: "_")
    }
  }

  /// A code of published tables, with a warning where programs that read tables change it.
  ///
  /// - Parameter code: as it was read here.
  func published(_ code: String?) -> String? {
    guard let code, let reading = SpreadsheetReading(of: code) else { return code }
    note(
      .advice, "spreadsheets take this code for a \(reading.rawValue), and change it in published tables",
      remedy: "begin the code with a letter, such as S\(code)")
    return code
  }

  /// The prefix of numbers, `[A-Z0-9]{0,4}`; none is written `""`.
  func series() -> String? {
    if word == "" && isQuoted { return "" }
    return ascii("up to 4 of the capitals A-Z and digits", length: 0...4) { $0.isCapital || $0.isDigit }
  }

  /// A word of ASCII characters.
  func ascii(_ expected: String, length: ClosedRange<Int>, _ allowed: (UInt8) -> Bool) -> String? {
    guard let text = scalar(expected) else { return nil }
    guard length.contains(text.utf8.count), text.utf8.allSatisfy(allowed) else {
      return fault("only \(expected) may stand here", remedy: "write \(expected)")
    }
    return text
  }

  /// An absolute path, without a slash at its end.
  func path() -> String? {
    guard let path = text(limit: 1024) else { return nil }
    guard path.hasPrefix("/"), path.utf8.count > 1, !path.contains("//"), !path.split(separator: "/").contains("..")
    else {
      return fault("this is no absolute path", remedy: "write the whole path from /, without \"..\" and \"//\"")
    }
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// The absolute path of a file that holds a secret. What stands here instead may be the secret itself, and is not
  /// repeated.
  func secretPath() -> String? {
    guard let word, !word.isEmpty, !word.hasPrefix("/") else { return path() }
    log.add(
      .badValue, at: place, key: key, found: nil, "this is no absolute path; what stands here is not repeated",
      remedy: "write the secret into a file of mode 0600, and here the whole path of that file from /")
    return nil
  }
}

extension UInt8 {
  var isCapital: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }
  var isLetter: Bool { isCapital || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Unicode.Scalar {
  fileprivate var hexadecimal: String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
