import ControlSocket
import Events
import Ports
import Terminal

extension Failure {
  /// The kiosk's own words for why it refused.
  init(_ problem: ControlProblem) {
    let detail = problem.detail.isEmpty ? "" : " (\(problem.detail))"
    self.init(.finding, Bilingual(thai: problem.thai + detail, english: problem.english + detail))
  }

  /// Nobody answered on the control socket, or the answer was lost on its way.
  init(_ fault: ControlFault) {
    self.init(.unavailable, Bilingual(thai: fault.thai, english: fault.english))
  }

  /// A journal that cannot be opened or read; damage and a wrong file have different statuses.
  init(_ fault: JournalFault) {
    switch fault.code {
    case .format: self.init(.noInput, Bilingual(thai: "เปิดสมุดบันทึกไม่ได้: \(fault)", english: fault.description))
    case .damaged: self.init(.finding, Bilingual(thai: "สมุดบันทึกเสียหาย: \(fault)", english: fault.description))
    case .full, .busy, .misuse:
      self.init(.inputOrOutput, Bilingual(thai: "อ่านสมุดบันทึกไม่ได้: \(fault)", english: fault.description))
    }
  }
}
