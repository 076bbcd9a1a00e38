/// Why a settings file cannot be changed by a program, and what to write by hand instead.
public struct SettingsEditFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var cause: String
  /// The lines for the section `inputs`, as they could be written by hand; empty until they are known.
  public var lines: String = ""

  public var description: String {
    let hint = lines.isEmpty ? "" : " Write this entry into the section \"inputs\" by hand:\n\(lines)"
    return "\(cause); nothing was changed.\(hint)"
  }

  static var unknownPlace: SettingsEditFault {
    SettingsEditFault(cause: "the file is written in a way that cannot be edited with its comments kept")
  }
}
