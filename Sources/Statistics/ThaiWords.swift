public import Events

/// Thai words for the codes of the tables and for dates, as the office's readers know them.
public enum ThaiWords {
  /// `21 พ.ย. 2569`: the year of the Buddhist era, Arabic digits.
  public static func date(_ date: ServiceDate) -> String {
    "\(date.day) \(months[date.month - 1]) \(date.buddhistYear)"
  }

  /// Short names, January first.
  public static let months = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
  ]

  static let total = "รวม"

  static let visitorTypes = [
    "JURISTIC": "นิติบุคคล", "COMMUNITY_ENTERPRISE": "วิสาหกิจชุมชน",
    "INDIVIDUAL_IN_BUSINESS": "บุคคลทั่วไปที่ประกอบธุรกิจ", "INDIVIDUAL_INTERESTED": "บุคคลทั่วไปที่สนใจประกอบธุรกิจ",
    "NOT_STATED": "ไม่ระบุ",
  ]

  static let channels = words { (channel: Channel) in
    switch channel {
    case .walkIn: "ณ จุดให้บริการ (Walk-in)"
    case .booth: "การลงพื้นที่ออกบูธ"
    }
  }

  static let lanes = words { (lane: Lane) in
    switch lane {
    case .normal: "ทั่วไป"
    case .priority: "ผู้ได้รับบริการก่อน"
    }
  }

  static let entries = words { (entry: EntryKind) in
    switch entry {
    case .ticket: "กดบัตรคิว"
    case .appointment: "นัดหมาย"
    case .paperFallback: "บัตรคิวสำรอง"
    case .staff: "เจ้าหน้าที่นับ"
    }
  }

  static let periods = words { (period: ServicePeriod) in
    switch period {
    case .office: "เวลาราชการ"
    case .lunch: "พักเที่ยง"
    case .extended: "นอกเวลาราชการ"
    case .weekendOrHoliday: "วันหยุดราชการ"
    }
  }

  static let surveys = words { (survey: SurveyChannel) in
    switch survey {
    case .touch: "จอสัมผัสที่ตู้บริการ"
    case .buttonPad: "แป้นปุ่มกด"
    }
  }

  static let bases = words { (basis: RatingBasis) in
    switch basis {
    case .counter: "จุดให้บริการ"
    case .exit: "จุดทางออก"
    }
  }

  static let questions = words { (question: RatingQuestion) in
    switch question {
    case .overall: "การให้บริการครั้งนี้"
    case .officer: "เจ้าหน้าที่ผู้ให้บริการ"
    }
  }

  static let dayStatuses = words { (status: DayStatus) in
    switch status {
    case .open: "เปิดทำการ"
    case .closed: "ปิดทำการ"
    case .holiday: "วันหยุดราชการ"
    case .noData: "ไม่มีข้อมูล"
    }
  }

  static let reasons = words { (reason: ExclusionReason) in
    switch reason {
    case .repeat: "กดซ้ำ"
    case .play: "กดเล่น"
    case .outsideHours: "นอกเวลาให้บริการ"
    case .nobody: "ไม่มีผู้รับบริการ"
    case .excess: "เกินจำนวนบัตรคิว"
    case .run: "คะแนนเดิมต่อเนื่อง"
    case .notInvited: "ไม่ได้เชิญประเมิน"
    case .corrected: "ผู้ประเมินแก้ไข"
    }
  }

  /// One word for each code, which the compiler checks.
  private static func words<Code: CaseIterable & RawRepresentable<String>>(
    _ word: (Code) -> String
  ) -> [String: String] {
    Dictionary(uniqueKeysWithValues: Code.allCases.map { ($0.rawValue, word($0)) })
  }
}
