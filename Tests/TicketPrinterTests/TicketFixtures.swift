import Events
import Ports

@testable import TicketPrinter

/// Tickets of an imagined office, from the shortest to the longest.
enum SampleTicket: String, CaseIterable {
  case plain
  case full
  case longNames
  case priorityUnderDoubtfulClock
  case longNumber
  case copy
  case usual
  case notices

  var content: TicketContent {
    switch self {
    case .plain:
      TicketContent(
        office: Self.office, service: Bilingual(thai: "ขอคำปรึกษาด้านการเงิน", english: "Advice on finance"),
        number: TicketNumber(series: "A", number: 1), date: Self.date, minuteOfDay: 785,
        place: Bilingual(thai: "ชั้น 1 ช่องบริการ 2", english: "Floor 1, counter 2"),
        responsibleUnit: Bilingual(thai: "ฝ่ายบริการผู้ประกอบการ", english: "Service for enterprises"),
        telephone: "0 2123 4567", kiosk: "K1")
    case .notices: Self.withNotice
    case .full:
      TicketContent(
        office: Self.office, service: Bilingual(thai: "ยื่นคำขอรับการส่งเสริม", english: "Application for support"),
        number: TicketNumber(series: "C", number: 42), date: Self.date, minuteOfDay: 545,
        place: Bilingual(thai: "ชั้น 2 ช่องบริการ 5 – 7", english: "Floor 2, counters 5 – 7"),
        responsibleUnit: Bilingual(thai: "ฝ่ายส่งเสริมผู้ประกอบการ", english: "Support of enterprises"),
        telephone: "0 2123 4567",
        documents: [
          Bilingual(thai: "บัตรประจำตัวประชาชนฉบับจริง", english: "National ID card, the original"),
          Bilingual(
            thai: "สำเนาหนังสือรับรองนิติบุคคลที่ออกไว้ไม่เกิน 6 เดือน",
            english: "Copy of the company certificate, not older than 6 months"),
          Bilingual(thai: "แบบคำขอ สสว. 01", english: "Application form 01"),
        ],
        kiosk: "BKK-01", address: "https://q.example.go.th/t/AbCdEfGhIjKlMnOp", ahead: 4)
    case .longNames:
      TicketContent(
        office: Bilingual(
          thai: "ศูนย์บริการประชาชนแบบเบ็ดเสร็จประจำที่ว่าการอำเภอพระนครศรีอยุธยา จังหวัดพระนครศรีอยุธยา",
          english: "One-stop service centre of the district office of Phra Nakhon Si Ayutthaya"),
        service: Bilingual(
          thai: "ขึ้นทะเบียนผู้สูงอายุเพื่อรับเบี้ยยังชีพที่นี่ และยื่นคำร้องเรื่องน้ำดื่ม เก้าอี้ ญี่ปุ่น ทั้งนี้ตามปีที่ผู้ยื่นระบุ",
          english: "Registration of the elderly for the living allowance, and petitions about drinking water"),
        number: TicketNumber(series: "R", number: 999), date: ServiceDate(year: 2027, month: 9, day: 30),
        minuteOfDay: 1439,
        place: Bilingual(
          thai: "อาคารที่ทำการปกครองหลังใหม่ ชั้น 2 ห้องฝ่ายทะเบียนและบัตร ช่องบริการ 11 ถึง 14",
          english: "New administration building, floor 2, registration room, counters 11 to 14"),
        responsibleUnit: Bilingual(thai: "กลุ่มงานปกครอง ฝ่ายทะเบียนและบัตร", english: "Administration, registration"),
        telephone: "0 3533 5566 ต่อ 101", kiosk: "AYA-03",
        address: "https://queue.ayutthaya.example.go.th/t/AbCdEfGhIjKlMnOp", ahead: 0)
    case .priorityUnderDoubtfulClock:
      TicketContent(
        office: Self.district, service: Bilingual(thai: "ร้องเรียน ร้องทุกข์", english: "Complaints"),
        number: TicketNumber(series: "Y", number: 7),
        date: nil, minuteOfDay: nil, kiosk: "K1", lane: .priority)
    case .longNumber:
      TicketContent(
        office: Self.district, service: Bilingual(thai: "ทำบัตรประจำตัวประชาชน", english: "National ID cards"),
        number: TicketNumber(series: "AB", number: 1000),
        date: Self.date, minuteOfDay: 0, kiosk: "K1")
    case .copy:
      Self.usualContent.asCopy(1)
    case .usual: Self.usualContent
    }
  }

  private static let usualContent = TicketContent(
    office: Self.office, service: Bilingual(thai: "สอบถามข้อมูลข่าวสาร", english: "Information"),
    number: TicketNumber(series: "B", number: 86),
    date: Self.date, minuteOfDay: 785, place: Bilingual(thai: "ชั้น 1 ช่องบริการ 4", english: "Floor 1, counter 4"),
    responsibleUnit: Bilingual(thai: "ฝ่ายบริการลูกค้า", english: "Customer service"), telephone: "0 2000 0000",
    kiosk: "K1", address: "https://queue.example.go.th/t/AbCdEfGhIjKlMnOpQrStUv", ahead: 3)

  /// An office with services of short names and long ones, each in every state of a ticket.
  static var gallery: [TicketContent] {
    services.flatMap { service in states.map { change in service.with(change) } }
  }

  private static let services = [
    TicketContent.of("ให้คำปรึกษา", "Advice", at: "ชั้น 1 ช่องบริการ 1–3", "Floor 1, counters 1–3"),
    .of("ให้คำปรึกษาแนะนำเบื้องต้น", "First advice", at: "ชั้น 1 ช่องบริการ 4", "Floor 1, counter 4"),
    .of("รับเรื่องราวร้องทุกข์", "Complaints", at: "ชั้น 2 ห้อง 201", "Floor 2, room 201"),
    .of(
      "ขึ้นทะเบียนผู้ประกอบการวิสาหกิจขนาดกลางและขนาดย่อม", "Registration of small and medium enterprises",
      at: "อาคาร 2 ชั้น 1 ช่องบริการ 11–14", "Building 2, floor 1, counters 11–14"),
  ]

  private static let states: [@Sendable (inout TicketContent) -> Void] = [
    { _ in }, { $0.ahead = 128 }, { $0.ahead = 0 }, { $0.lane = .priority }, { $0.copy = 2 },
    { ($0.ahead, $0.lane) = (4, .priority) }, { ($0.date, $0.minuteOfDay) = (nil, nil) },
    { $0.number = TicketNumber(series: "AB", number: 1000) },
  ]

  private static let withNotice = TicketContent(
    office: Self.office, service: Bilingual(thai: "ขอคำปรึกษาด้านการเงิน", english: "Advice on finance"),
    number: TicketNumber(series: "A", number: 12), date: Self.date, minuteOfDay: 785,
    place: Bilingual(thai: "ชั้น 1 ช่องบริการ 2", english: "Floor 1, counter 2"), kiosk: "K1", notices: [Self.noticeOfDay])

  private static let noticeOfDay = Bilingual(
    thai: "วันนี้งดรับชำระเงินสดตั้งแต่ 14.00 น. เนื่องจากระบบธนาคารปิดปรับปรุง ขออภัยในความไม่สะดวก",
    english: "No cash payments after 14.00 today: the bank’s system is being serviced. Sorry!")
  fileprivate static let office = Bilingual(
    thai: "ศูนย์บริการ SME แบบเบ็ดเสร็จ (OSS)", english: "SME one-stop service centre")
  private static let district = Bilingual(thai: "ที่ว่าการอำเภอเมือง", english: "District office")
  static let date = ServiceDate(year: 2026, month: 11, day: 21)
}

extension TicketContent {
  /// A ticket of a service with everything that an office of its size has.
  fileprivate static func of(
    _ thai: String, _ english: String, at place: String, _ englishPlace: String
  ) -> TicketContent {
    TicketContent(
      office: SampleTicket.office, service: Bilingual(thai: thai, english: english),
      number: TicketNumber(series: "C", number: 842), date: SampleTicket.date, minuteOfDay: 785,
      place: Bilingual(thai: place, english: englishPlace),
      responsibleUnit: Bilingual(thai: "ฝ่ายส่งเสริมผู้ประกอบการ", english: "Support of enterprises"),
      telephone: "0 2123 4567", documents: [Bilingual(thai: "บัตรประจำตัวประชาชน", english: "National ID card")],
      kiosk: "BKK-01", address: "https://queue.example.go.th/t/AbCdEfGhIjKlMnOpQrStUv")
  }

  fileprivate func with(_ change: (inout TicketContent) -> Void) -> TicketContent {
    var content = self
    change(&content)
    return content
  }

  func asCopy(_ count: Int) -> TicketContent {
    var content = self
    content.copy = count
    return content
  }
}

extension PrintOrder {
  private static let journal: JournalID = {
    var random = SystemRandomNumberGenerator()
    return JournalID(using: &random)
  }()

  /// The order for a sample ticket that stands at a position of the journal.
  static func sample(_ sample: SampleTicket = .plain, seq: Int64 = 1) -> PrintOrder {
    let date = ServiceDate(dayNumber: 20_778)
    let visit = VisitFacts(day: 12, date: date, service: "CONSULT", visitorType: "NOT_STATED", period: .office)
    var content = sample.content
    content.number = TicketNumber(series: content.number.series, number: Int(seq))
    return PrintOrder(
      reference: TicketReference(
        EventID(journal: journal, seq: seq), ticket: content.number, visit: visit),
      job: "S1-12-\(content.number)-\(seq)",
      content: content)
  }
}

extension JobDocument {
  /// Bytes that go past all drivers.
  static func raw(_ text: String) -> JobDocument {
    JobDocument(bytes: Array(text.utf8), type: "application/vnd.cups-raw")
  }
}
