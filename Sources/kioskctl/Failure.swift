import ControlSocket
import Events

/// Why a command ended without what was asked: the cause and the remedy, and the process's exit status.
struct Failure: Error, CustomStringConvertible {
  /// Exit statuses; from 64 on those of sysexits(3).
  enum Kind: Int32 {
    /// The journal is not sound, or the kiosk refused: nothing was changed by the command.
    case finding = 1
    /// `EX_NOINPUT`: no such journal, or a file that is none.
    case noInput = 66
    /// No kiosk answers.
    case unavailable = 69
    /// `EX_IOERR`: reading or writing failed.
    case inputOrOutput = 74
    /// `EX_NOPERM`: this user may not.
    case permission = 77
    case configuration = 78
  }

  let kind: Kind
  let description: String

  init(_ kind: Kind, _ english: String, thai: String) {
    self.kind = kind
    description = localised(english, thai: thai)
  }

  /// The kiosk's own words for why it refused.
  init(_ problem: ControlProblem) {
    let detail = problem.detail.isEmpty ? "" : " (\(problem.detail))"
    self.init(.finding, problem.english + detail, thai: problem.thai + detail)
  }

  /// Nobody answered on the control socket, or the answer was lost on its way.
  init(_ fault: ControlFault) {
    self.init(.unavailable, fault.english, thai: fault.thai)
  }

  /// A journal that cannot be opened or read; the status tells damage from a wrong file.
  init(_ fault: JournalFault) {
    switch fault.code {
    case .format: self.init(.noInput, fault.description, thai: "เปิดสมุดบันทึกไม่ได้: \(fault)")
    case .damaged: self.init(.finding, fault.description, thai: "สมุดบันทึกเสียหาย: \(fault)")
    case .full, .busy, .misuse: self.init(.inputOrOutput, fault.description, thai: "อ่านสมุดบันทึกไม่ได้: \(fault)")
    }
  }
}
