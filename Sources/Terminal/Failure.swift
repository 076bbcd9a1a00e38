public import Events

/// Why a command ended without what was asked: the cause and the remedy, and the process's exit status.
public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Exit statuses; from 64 on those of sysexits(3).
  public enum Kind: Int32, Hashable, Sendable {
    /// The journal is not sound, or the kiosk refused: nothing was changed by the command.
    case finding = 1
    /// `EX_NOINPUT`: no such journal, or a file that is none.
    case noInput = 66
    /// `EX_UNAVAILABLE`: no kiosk answers.
    case unavailable = 69
    /// `EX_SOFTWARE`: something that only a restart may heal.
    case software = 70
    /// `EX_OSERR`: the system refuses what the program needs.
    case system = 71
    /// `EX_CANTCREAT`: a file or directory cannot be made.
    case cannotCreate = 73
    /// `EX_IOERR`: reading or writing failed.
    case inputOrOutput = 74
    /// `EX_TEMPFAIL`: somebody else has it for now.
    case temporary = 75
    /// `EX_NOPERM`: this user may not.
    case permission = 77
    /// `EX_CONFIG`: the configuration is wrong.
    case configuration = 78
  }

  public let kind: Kind
  public let text: Bilingual

  /// - Parameter text: cause and remedy, without a full stop at its end.
  public init(_ kind: Kind, _ text: Bilingual) {
    self.kind = kind
    self.text = text
  }

  /// In the language of the caller.
  public var description: String { text.spoken }
}
