internal import Events
internal import Ports

/// What staff before the screen read of a task that the loop knows to have ended.
extension StaffOutcome {
  static let noPrinter = StaffOutcome.failed(
    reason: Refusal.Code.noPrinter.rawValue,
    Bilingual(thai: "ไม่ได้ตั้งค่าเครื่องพิมพ์ไว้", english: "No printer is configured."))

  static let noTicket = StaffOutcome.failed(
    reason: Refusal.Code.unknownTicket.rawValue,
    Bilingual(thai: "วันนี้ยังไม่มีบัตรคิว", english: "No ticket was given today."))

  static let isVoid = StaffOutcome.failed(
    reason: Refusal.Code.alreadyVoided.rawValue, Refusal.Code.alreadyVoided.words.text)

  static let isSynchronised = StaffOutcome.failed(
    reason: "clock_synchronised",
    Bilingual(
      thai: "นาฬิกาตั้งตามเวลาเครือข่ายอยู่แล้ว ไม่ต้องตั้งเอง", english: "The network keeps the clock right; it need not be set."))

  static let isPast = StaffOutcome.failed(
    reason: Refusal.Code.badDate.rawValue,
    Bilingual(thai: "วันที่นี้ผ่านมานานแล้ว ตรวจวัน เดือน ปี", english: "This date is long past. Check day, month and year."))

  /// - Parameter text: what staff read when it was done.
  init(_ result: Result<KioskReply, Refusal>, done text: Bilingual?) {
    switch result {
    case .success: self = .done(text)
    case .failure(let refusal): self = .failed(reason: refusal.code.rawValue, refusal.code.words.text)
    }
  }

  /// A sheet of paper that was asked for; that nobody can tell whether it came out is no failure here, as staff see it.
  init(_ result: SheetJobResult) {
    switch result.end {
    case .printed, .handedOver: self = .done(nil)
    case .failed, .unconfirmed:
      self = .failed(
        reason: result.reason ?? result.end.rawValue,
        Bilingual(
          thai: "เครื่องพิมพ์ไม่พิมพ์ ตรวจกระดาษ ฝาปิด และสายเครื่องพิมพ์",
          english: "Nothing was printed. Check paper, cover and cable.")
      )
    }
  }

  /// What came of setting the machine's clock, and of settling the date after it.
  func joined(with date: Result<KioskReply, Refusal>) -> StaffOutcome {
    switch (self, date) {
    case (.failed(let reason, let why), .success):
      let settled = Bilingual(
        thai: "ยืนยันวันที่แล้ว แต่ตั้งนาฬิกาเครื่องไม่ได้", english: "The date is settled, but not the machine's clock")
      return .failed(
        reason: reason,
        Bilingual(thai: "\(settled.thai)\n\(why.thai)", english: "\(settled.english)\n\(why.english)"))
    case (.done, .failure(let refusal)): return .failed(reason: refusal.code.rawValue, refusal.code.words.text)
    case (.failed, .failure), (.done, .success): return self
    }
  }
}
