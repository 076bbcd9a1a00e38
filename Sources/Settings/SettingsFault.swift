import Events

/// What is wrong at one place of a settings file, and what to do about it.
public struct SettingsFault: Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The file cannot be read.
    case unreadable
    /// The file is no YAML.
    case syntax
    case unknownKey = "unknown_key"
    case duplicateKey = "duplicate_key"
    case missing
    case badValue = "bad_value"
    /// The value is right by itself and contradicts another one.
    case conflict
    /// Valid, and worth a second look: a warning.
    case advice
  }

  public var code: Code
  /// The file's path as it was given.
  public var file: String
  /// From 1; 0 when no line is at fault, such as for a file that is not there.
  public var line: Int
  /// From 1, in Unicode scalars.
  public var column: Int
  /// The path of the key, such as `services[2].series`; entries of lists count from 1. Empty for the whole file.
  public var key: String
  /// The value as it stands in the file; `nil` when there is none.
  public var found: String?
  public var reason: String
  public var remedy: String

  public init(
    _ code: Code, file: String, line: Int, column: Int, key: String, found: String? = nil, reason: String,
    remedy: String
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.found = found
    self.reason = reason
    self.remedy = remedy
  }

  public var isWarning: Bool { code == .advice }

  /// Three lines, as a compiler writes them: where and why, what to do, and the gist in Thai for the clerk.
  public var description: String {
    let place = line > 0 ? "\(file):\(line):\(column)" : file
    let value = found.map { " is \"\(Self.printable($0))\"" } ?? ""
    let subject = key.isEmpty ? "" : " key \"\(Self.printable(key))\"\(value):"
    return """
      \(place):\(isWarning ? " warning:" : "")\(subject) \(reason)
        what to do: \(remedy)
        ภาษาไทย: \(thai)
      """
  }

  private var thai: String {
    let atLine = line > 0 ? " (บรรทัดที่ \(line))" : ""
    return switch code {
    case .unreadable: "อ่านไฟล์ตั้งค่าไม่ได้"
    case .syntax: "รูปแบบไฟล์ไม่ถูกต้อง" + atLine
    case .unknownKey: "ไม่รู้จักชื่อค่านี้ โปรดตรวจตัวสะกด" + atLine
    case .duplicateKey: "ตั้งค่าเดียวกันซ้ำสองครั้ง" + atLine
    case .missing: "ยังไม่ได้ตั้งค่าที่จำเป็น" + atLine
    case .badValue: "ค่าที่ตั้งไว้ไม่ถูกต้อง" + atLine
    case .conflict: "ค่าที่ตั้งไว้ขัดกับค่าอื่น" + atLine
    case .advice: "ใช้งานได้ แต่ควรตรวจสอบ" + atLine
    }
  }

  /// Nothing from a file reaches a terminal unescaped.
  private static func printable(_ text: String) -> String {
    let shown = String(String.UnicodeScalarView(text.unicodeScalars.prefix(80))).plainText
    return text.unicodeScalars.count > 80 ? shown + "…" : shown
  }
}

/// All that is wrong with a settings file, in the order of its lines.
public struct SettingsFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// Errors and warnings; at least one error.
  public var faults: [SettingsFault]

  public var description: String {
    let errors = faults.count { !$0.isWarning }
    let summary = errors == 1 ? "1 error" : "\(errors) errors"
    return (faults.map(\.description) + ["\(summary): nothing was started with these settings"])
      .joined(separator: "\n")
  }
}

/// Settings that were read, and what deserves a second look although it is valid.
public struct CheckedSettings<Settings: Hashable & Sendable>: Hashable, Sendable {
  public var settings: Settings
  public var warnings: [SettingsFault]
}
