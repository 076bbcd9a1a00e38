/// Texts as JSON writes them (RFC 8259, 7).
public enum JSONText {
  /// The text in quotes; only quotes, backslashes and control characters are escaped.
  public static func quoted(_ text: String) -> String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\u{0}"..."\u{1F}": json += escaped(scalar)
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  private static func escaped(_ control: Unicode.Scalar) -> String {
    let digits = String(control.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
