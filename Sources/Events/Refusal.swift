/// Why a command was not carried out; nothing was written.
public struct Refusal: Error, Hashable, Sendable, Codable {
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    case unknownService = "unknown_service"
    case unknownVisitorType = "unknown_visitor_type"
    case unknownTicket = "unknown_ticket"
    case alreadyVoided = "already_voided"
    /// The details of so old a ticket are not kept.
    case ticketPurged = "ticket_purged"
    /// No printer is there, or each is known to be out.
    case noPrinter = "no_printer"
    case unknownPrinter = "unknown_printer"
    case badCount = "bad_count"
    case badScore = "bad_score"
    /// The rating to be corrected is not one of this device's latest, or not of the open day.
    case unknownRating = "unknown_rating"
    case badDate = "bad_date"
    /// The message of the day is empty or too long, or its end is past.
    case badMessage = "bad_message"
    /// Before `tickets_from`.
    case notYetOpen = "not_yet_open"
    /// After the service's last ticket.
    case noMoreTickets = "no_more_tickets"
    case holiday
    case serviceClosedToday = "service_closed_today"
    /// Staff have paused issuing.
    case issuingPaused = "issuing_paused"
    /// The identity of this command was another command's.
    case commandIDUsed = "command_id_used"
    /// The same key again within 3 s of the commit.
    case pressedAgain = "pressed_again"
    /// More commands are waiting than the inbox holds.
    case busy
    /// The journal cannot be written; see the cause.
    case journalFault = "journal_fault"
    case stopping
  }

  public var code: Code
  /// What exactly: the service's code, the hour of opening, the cause of a fault.
  public var detail: String

  public init(_ code: Code, detail: String = "") {
    self.code = code
    self.detail = detail
  }
}

extension Refusal {
  /// What kind of reason a refusal has.
  public enum Nature: Hashable, Sendable {
    /// What was asked for can never be.
    case wrong
    /// What it names does not exist.
    case unknown
    /// It contradicts how things are now.
    case untimely
    /// Asked again a little later it may be carried out.
    case passing
    /// The kiosk itself is not in order.
    case fault
  }
}

extension Refusal.Code {
  public var nature: Refusal.Nature {
    switch self {
    case .unknownService, .unknownVisitorType, .badCount, .badScore, .badDate, .badMessage, .commandIDUsed: .wrong
    case .unknownTicket, .unknownPrinter, .unknownRating: .unknown
    case .alreadyVoided, .ticketPurged, .noPrinter, .notYetOpen, .noMoreTickets, .holiday, .serviceClosedToday,
      .pressedAgain,
      .issuingPaused:
      .untimely
    case .busy, .stopping: .passing
    case .journalFault: .fault
    }
  }
}

/// What a refusal says to people: why nothing was done, and what helps.
public struct RefusalWords: Hashable, Sendable {
  /// Without a full stop.
  public var cause: Bilingual
  /// Without a full stop; `nil` where nothing helps or nothing is needed.
  public var remedy: Bilingual?

  /// Cause and remedy as one line.
  public var text: Bilingual {
    guard let remedy else { return Bilingual(thai: cause.thai, english: "\(cause.english).") }
    return Bilingual(
      thai: "\(cause.thai) \(remedy.thai)", english: "\(cause.english). \(remedy.english).")
  }

  fileprivate init(_ thai: String, _ english: String, do thaiRemedy: String? = nil, _ englishRemedy: String = "") {
    cause = Bilingual(thai: thai, english: english)
    remedy = thaiRemedy.map { Bilingual(thai: $0, english: englishRemedy) }
  }
}

extension Refusal.Code {
  /// The one wording of this code, for visitors, staff and commands; it follows the product's glossary.
  public var words: RefusalWords {
    switch self {
    case .unknownService, .unknownVisitorType, .unknownTicket, .unknownPrinter, .unknownRating: unknownWords
    case .notYetOpen, .noMoreTickets, .holiday, .serviceClosedToday, .issuingPaused: closedWords
    case .badCount, .badScore, .badDate, .badMessage, .commandIDUsed: wrongWords
    case .alreadyVoided, .ticketPurged, .noPrinter, .pressedAgain, .busy, .journalFault, .stopping: stateWords
    }
  }

  private var unknownWords: RefusalWords {
    switch self {
    case .unknownVisitorType:
      RefusalWords(
        "ไม่พบประเภทผู้รับบริการนี้", "There is no such visitor type", do: "ดูรหัสในไฟล์ตั้งค่า", "See the configuration")
    case .unknownTicket:
      RefusalWords(
        "ไม่พบหมายเลขคิวนี้", "There is no such ticket", do: "ตรวจหมายเลข หรือระบุวันที่ออกบัตร",
        "Check the number, or name the date of issue")
    case .unknownPrinter:
      RefusalWords(
        "ไม่พบเครื่องพิมพ์ชื่อนี้", "There is no such printer", do: "ดู kioskctl printer status", "See kioskctl printer status")
    case .unknownRating: RefusalWords("แก้ไขคะแนนนี้ไม่ได้แล้ว", "This rating can no longer be corrected")
    default:
      RefusalWords(
        "ไม่พบงานบริการนี้", "There is no such service", do: "ดูรหัสงานบริการในไฟล์ตั้งค่า",
        "See the service codes in the configuration")
    }
  }

  private var closedWords: RefusalWords {
    switch self {
    case .notYetOpen: RefusalWords("ยังไม่เปิดรับบัตรคิว", "Not open for tickets yet")
    case .noMoreTickets: RefusalWords("ปิดรับบัตรคิวของวันนี้แล้ว", "No more tickets today")
    case .holiday: RefusalWords("วันหยุดราชการ", "Public holiday")
    case .serviceClosedToday: RefusalWords("วันนี้งดให้บริการเรื่องนี้", "This service is closed today")
    default:
      RefusalWords(
        "ขณะนี้หยุดแจกบัตรคิวชั่วคราว", "Issuing is paused", do: "เริ่มใหม่ในเมนูเจ้าหน้าที่ หรือด้วย kioskctl issuing resume",
        "Resume it in the staff menu, or with kioskctl issuing resume")
    }
  }

  private var wrongWords: RefusalWords {
    switch self {
    case .badCount: RefusalWords("จำนวนไม่ถูกต้อง", "This is no number of visitors", do: "ระบุ 1 ถึง 999", "Write 1 to 999")
    case .badScore: RefusalWords("คะแนนไม่ถูกต้อง", "The score is not one of the scale")
    case .commandIDUsed:
      RefusalWords(
        "รหัสคำสั่งนี้ใช้กับคำสั่งอื่นไปแล้ว ไม่ได้ทำคำสั่งนี้", "This command's identity was another command's, and nothing was done",
        do: "สั่งใหม่ด้วยรหัสใหม่", "Give the command a new identity")
    case .badMessage:
      RefusalWords(
        "ประกาศไม่ถูกต้อง", "This is no message of today", do: "เขียนหนึ่งบรรทัด ไม่เกิน 80 ตัวอักษร และสิ้นสุดภายในวันนี้",
        "Write one line of at most 80 letters that ends later today")
    default:
      RefusalWords(
        "วันที่ไม่ถูกต้อง หรือนาฬิกาเครื่องไม่ตรงกับวันที่นี้", "This is no date, or the machine's clock does not show it",
        do: "ตรวจวันที่และนาฬิกา วันที่เขียนเป็น ปี ค.ศ.-เดือน-วัน เช่น 2026-11-21",
        "Check date and clock; a date is written YYYY-MM-DD, with the year of the common era")
    }
  }

  private var stateWords: RefusalWords {
    switch self {
    case .alreadyVoided: RefusalWords("บัตรคิวนี้ยกเลิกไปแล้ว", "This ticket is void already")
    case .ticketPurged:
      RefusalWords(
        "พิมพ์บัตรคิวนี้ซ้ำไม่ได้ เพราะรายละเอียดพ้นกำหนดเก็บรักษาแล้ว",
        "This ticket cannot be printed again: its details are older than they are kept")
    case .noPrinter:
      RefusalWords(
        "ไม่มีเครื่องพิมพ์ที่พร้อมใช้งาน", "No printer is ready, and nothing was printed",
        do: "ตรวจกระดาษและฝาปิด หรือดู kioskctl printer status", "Check paper and cover, or see kioskctl printer status")
    case .pressedAgain:
      RefusalWords(
        "กดซ้ำภายใน 3 วินาที ระบบนับครั้งแรก", "Pressed again within 3 seconds; the first press counts",
        do: "กรุณารอสักครู่", "Wait a moment")
    case .journalFault:
      RefusalWords(
        "บันทึกข้อมูลไม่ได้", "The journal cannot be written", do: "แจ้งผู้ดูแลระบบ", "Call whoever looks after the kiosk")
    case .stopping: RefusalWords("ระบบกำลังปิด", "The kiosk is stopping")
    default: RefusalWords("ระบบกำลังทำงาน", "Too many commands are waiting", do: "กรุณาลองอีกครั้ง", "Try again")
    }
  }
}
