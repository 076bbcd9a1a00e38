extension Unicode.Scalar {
  /// Control characters, line separators and the marks that turn the direction of writing: no text of an office needs
  /// them, and a printer, a terminal or a table may obey them. The zero-width space stays: Thai uses it between words.
  public var isForbiddenInText: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    default: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) || value == 0xFEFF
    }
  }
}

extension StringProtocol {
  /// Whether no character is one that `isForbiddenInText`.
  public var isPlainText: Bool {
    utf8.allSatisfy { (0x20..<0x7F).contains($0) } || !unicodeScalars.contains(where: \.isForbiddenInText)
  }

  /// The text for a terminal, a log or a status: forbidden characters are written out, as `\u{1b}`.
  public var plainText: String {
    guard !isPlainText else { return String(self) }
    return unicodeScalars.reduce(into: "") { text, scalar in
      text += scalar.isForbiddenInText ? "\\u{" + String(scalar.value, radix: 16) + "}" : String(scalar)
    }
  }
}
