internal import Events

/// The fixed texts of a ticket, as the project's glossary has them, and the office's own choice of QR caption.
public struct TicketWording: Hashable, Sendable {
  /// What scanning the QR code is good for; stands beside it.
  public var codeCaption: String

  public init(codeCaption: String = "สแกนเพื่อติดตามสถานะคิว") {
    self.codeCaption = codeCaption
  }

  static let heading = "บัตรคิว"
  static let priorityLane = "ช่องทางพิเศษ"
  static let clockNotSet = "เวลาเครื่องยังไม่ได้ตั้ง"
  static let documents = "เอกสารที่ต้องเตรียม"
  static let ready = "พร้อมใช้งาน"
  static let pleaseWait = "กรุณารอเรียกหมายเลข"

  static func ahead(_ count: Int) -> String {
    count == 0 ? "ท่านเป็นคิวถัดไป" : "รอก่อนหน้าท่าน \(count) คิว"
  }

  static func copy(_ number: Int) -> String { "พิมพ์ซ้ำ ครั้งที่ \(number)" }

  static func responsible(_ unit: String) -> String { "หน่วยงานผู้รับผิดชอบ \(unit)" }
  static func telephone(_ number: String) -> String { "โทร. \(number)" }
}

extension String {
  /// The text as one run of visible letters: control characters and line breaks become spaces, zero-width spaces go,
  /// and the two spellings of สระอำ that NFC keeps apart (U+0E4D U+0E32, U+0E33) become the one that fonts expect.
  var asOneLine: String {
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x200B, 0xFEFF: continue
      case 0x0E32 where result.unicodeScalars.last?.value == 0x0E4D:
        result.unicodeScalars.removeLast()
        result.unicodeScalars.append("\u{0E33}")
      default: result.unicodeScalars.append(scalar.isVisible ? scalar : " ")
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isVisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
