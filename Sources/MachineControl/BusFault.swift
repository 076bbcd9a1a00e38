internal import Events
internal import Ports
internal import Foundation
internal import SystemCalls

/// Why a service of the bus did not do what it was asked.
enum BusFault: Hashable {
  /// polkit says no: the rule that the kiosk ships is not installed, or the office has another.
  case denied
  /// A time source has the clock.
  case automatic
  /// No bus, no such service, or no answer in time.
  case silent
  case refused

  init?(_ end: ChildProgram.End) {
    switch end {
    case .exited(0, _): return nil
    case .exited(_, let words), .killed(_, let words): self.init(words: words)
    case .stopped, .tooMuchOutput, .notStarted: self = .silent
    }
  }

  /// The words are those of `busctl(1)` and of the services behind it, in the C locale.
  private init(words: String) {
    func says(_ parts: String...) -> Bool { parts.contains { words.localizedCaseInsensitiveContains($0) } }
    self =
      if says("automatic time synchronization", "AutomaticTimeSync") {
        .automatic
      } else if says("access denied", "not permitted", "authorization required", "authentication required") {
        .denied
      } else if says("connection timed out", "failed to connect", "not provided by any", "could not activate") {
        .silent
      } else {
        .refused
      }
  }

  /// - Parameter remedy: what to do in the kiosk's stead.
  func outcome(instead remedy: Bilingual) -> StaffOutcome {
    let (code, cause): (String, Bilingual) =
      switch self {
      case .denied: ("not_permitted", Bilingual(thai: "ตู้ไม่มีสิทธิ์ทำรายการนี้", english: "The kiosk is not allowed to."))
      case .automatic:
        (
          "clock_automatic",
          Bilingual(thai: "เครื่องตั้งเวลาจากเครือข่ายอยู่", english: "The machine takes its time from the network.")
        )
      case .silent: ("no_answer", Bilingual(thai: "เครื่องไม่ตอบรับ", english: "The machine does not answer."))
      case .refused: ("refused", Bilingual(thai: "เครื่องปฏิเสธ", english: "The machine refuses."))
      }
    return .failed(
      reason: code, Bilingual(thai: "\(cause.thai)\n\(remedy.thai)", english: "\(cause.english)\n\(remedy.english)"))
  }
}
