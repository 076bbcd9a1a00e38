import Events

/// Tickets of an imagined office, from the shortest to the longest.
enum SampleTicket: String, CaseIterable {
  case plain
  case full
  case longNames
  case priorityUnderDoubtfulClock
  case longNumber

  var content: TicketContent {
    switch self {
    case .plain:
      TicketContent(
        office: "ศูนย์บริการ SME แบบเบ็ดเสร็จ (OSS)", service: "ขอคำปรึกษาด้านการเงิน",
        number: TicketNumber(series: "A", number: 1), date: Self.date, minuteOfDay: 785, place: "ชั้น 1 ช่องบริการ 2",
        responsibleUnit: "ฝ่ายบริการผู้ประกอบการ", telephone: "0 2123 4567", kiosk: "K1")
    case .full:
      TicketContent(
        office: "ศูนย์บริการ SME แบบเบ็ดเสร็จ (OSS)", service: "ยื่นคำขอรับการส่งเสริม",
        number: TicketNumber(series: "C", number: 42), date: Self.date, minuteOfDay: 545, place: "ชั้น 2 ช่องบริการ 5 – 7",
        responsibleUnit: "ฝ่ายส่งเสริมผู้ประกอบการ", telephone: "0 2123 4567",
        documents: ["บัตรประจำตัวประชาชนฉบับจริง", "สำเนาหนังสือรับรองนิติบุคคลที่ออกไว้ไม่เกิน 6 เดือน", "แบบคำขอ สสว. 01"],
        kiosk: "BKK-01", address: "https://q.example.go.th/t/AbCdEfGhIjKlMnOp", ahead: 4)
    case .longNames:
      TicketContent(
        office: "ศูนย์บริการประชาชนแบบเบ็ดเสร็จประจำที่ว่าการอำเภอพระนครศรีอยุธยา จังหวัดพระนครศรีอยุธยา",
        service: "ขึ้นทะเบียนผู้สูงอายุเพื่อรับเบี้ยยังชีพที่นี่ และยื่นคำร้องเรื่องน้ำดื่ม เก้าอี้ ญี่ปุ่น ทั้งนี้ตามปีที่ผู้ยื่นระบุ",
        number: TicketNumber(series: "R", number: 999), date: ServiceDate(year: 2027, month: 9, day: 30),
        minuteOfDay: 1439,
        place: "อาคารที่ทำการปกครองหลังใหม่ ชั้น 2 ห้องฝ่ายทะเบียนและบัตร ช่องบริการ 11 ถึง 14",
        responsibleUnit: "กลุ่มงานปกครอง ฝ่ายทะเบียนและบัตร", telephone: "0 3533 5566 ต่อ 101", kiosk: "AYA-03",
        address: "https://queue.ayutthaya.example.go.th/t/AbCdEfGhIjKlMnOp", ahead: 0)
    case .priorityUnderDoubtfulClock:
      TicketContent(
        office: "ที่ว่าการอำเภอเมือง", service: "ร้องเรียน ร้องทุกข์", number: TicketNumber(series: "Y", number: 7),
        date: nil, minuteOfDay: nil, kiosk: "K1", lane: .priority)
    case .longNumber:
      TicketContent(
        office: "ที่ว่าการอำเภอเมือง", service: "ทำบัตรประจำตัวประชาชน", number: TicketNumber(series: "AB", number: 1000),
        date: Self.date, minuteOfDay: 0, kiosk: "K1")
    }
  }

  static let date = ServiceDate(year: 2026, month: 11, day: 21)
}

extension PrintOrder {
  /// The order for a sample ticket that stands at a position of the journal.
  static func sample(_ sample: SampleTicket = .plain, seq: Int64 = 1) -> PrintOrder {
    let date = ServiceDate(dayNumber: 20_778)
    let visit = VisitFacts(day: 12, date: date, service: "CONSULT", visitorType: "NOT_STATED", period: .office)
    var content = sample.content
    content.number = TicketNumber(series: content.number.series, number: Int(seq))
    return PrintOrder(
      reference: TicketReference(seq: seq, ticket: content.number, visit: visit), job: "S1-12-\(content.number)-\(seq)",
      content: content)
  }
}
