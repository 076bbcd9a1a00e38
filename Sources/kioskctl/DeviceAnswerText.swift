import Events
import PrinterMessages
import Terminal

/// What a printer says of itself, in Thai and English.
enum DeviceAnswerText {
  static func words(_ status: StatusLine) -> Bilingual {
    guard status.isReached else {
      return Bilingual(
        thai: "ติดต่อไม่ได้ ตรวจสอบไฟ สาย และงานพิมพ์อื่น",
        english: "not reached; is it on, is its cable in place, is it printing something else?")
    }
    guard status.answers else {
      return Bilingual(thai: "ติดต่อได้ แต่ไม่ตอบสถานะ", english: "reached, but it does not tell how it is")
    }
    let state: Bilingual =
      status.isReady ? Bilingual(thai: "พร้อมพิมพ์", english: "ready") : Bilingual(thai: "ไม่พร้อมพิมพ์", english: "not ready")
    guard !status.reasons.isEmpty else { return state }
    return Bilingual(
      thai: state.thai + ": " + status.reasons.map(\.thai).joined(separator: ", "),
      english: state.english + ": " + status.reasons.map(\.words).joined(separator: ", "))
  }
}

extension PrinterReason {
  fileprivate var thai: String {
    switch self {
    case .connecting: "ยังติดต่อไม่ได้"
    case .coverOpen: "ฝาเปิดอยู่"
    case .headHot: "หัวพิมพ์ร้อนเกินไป"
    case .mediaEmpty: "กระดาษหมด"
    case .cutterJam: "ใบมีดติดขัด"
    case .mediaLow: "กระดาษใกล้หมด"
    case .offline: "ออฟไลน์"
    case .other: "เครื่องพิมพ์ขัดข้อง"
    case .timedOut: "ไม่รับข้อมูล"
    }
  }
}
