public import Events
public import VisitorJourney

/// An office as there are many, for tests: three services or many, the four visitor types.
public enum OneStopService {
  public static let panels: [(name: String, panel: Panel)] = [
    ("15 inch", Panel(width: 305, height: 229)), ("17 inch", Panel(width: 338, height: 270)),
    ("24 inch", Panel(width: 531, height: 299)), ("24 inch upright", Panel(width: 299, height: 531)),
    ("7 inch", Panel(width: 154, height: 86)),
  ]

  public static func offer(
    panel: Panel = Panel(width: 305, height: 229), purpose: ScreenPurpose = .tickets, services: Int = 3,
    asking: VisitorTypeAsking = .first, hasPriorityLane: Bool = true, rating: RatingOffer = RatingOffer(),
    helpIsSeen: Bool = false, drill: Bool = false
  ) -> VisitorOffer {
    VisitorOffer(
      panel: panel, purpose: purpose,
      office: Bilingual(thai: "ศูนย์ให้บริการแบบเบ็ดเสร็จ", english: "One-stop service centre"),
      telephone: "0 2000 0000", services: Array(allServices.prefix(services)), visitorTypes: types, asking: asking,
      hasPriorityLane: hasPriorityLane, rating: rating, callingRule: .alternating(priority: 2, normal: 1),
      privacyAddress: "https://queue.example.go.th/privacy", helpIsSeen: helpIsSeen, drill: drill)
  }

  public static let types = [
    VisitorTypeOffer(
      code: "JURISTIC", name: Bilingual(thai: "นิติบุคคล", english: "Juristic person"),
      explanation: Bilingual(thai: "บริษัท ห้างหุ้นส่วน สหกรณ์", english: "company, partnership, co-operative")),
    VisitorTypeOffer(
      code: "COMMUNITY_ENTERPRISE", name: Bilingual(thai: "วิสาหกิจชุมชน", english: "Community enterprise"),
      explanation: Bilingual(thai: "กลุ่มที่จดทะเบียนแล้ว", english: "registered group")),
    VisitorTypeOffer(
      code: "INDIVIDUAL_IN_BUSINESS",
      name: Bilingual(thai: "บุคคลทั่วไปที่ประกอบธุรกิจ", english: "Individual running a business"),
      explanation: Bilingual(
        thai: "มีร้านหรือกิจการ ยังไม่ได้จดเป็นบริษัท", english: "has a shop or business, not registered as a company")),
    VisitorTypeOffer(
      code: "INDIVIDUAL_INTERESTED",
      name: Bilingual(
        thai: "บุคคลทั่วไปที่สนใจประกอบธุรกิจ", english: "Individual interested in starting a business"),
      explanation: Bilingual(thai: "กำลังจะเริ่ม", english: "about to start")),
  ]

  private static let allServices: [ServiceOffer] =
    [advice, information, complaint]
    + (4...12).map {
      ServiceOffer(
        code: "SERVICE_\($0)",
        name: Bilingual(
          thai: "ขึ้นทะเบียนผู้ประกอบการวิสาหกิจขนาดกลางและขนาดย่อม \($0)",
          english: "Registration of small and medium enterprises \($0)"),
        group: $0 > 6 ? Bilingual(thai: "งานทะเบียน", english: "Registration") : nil)
    }

  private static let advice = ServiceOffer(
    code: "ADVICE", name: Bilingual(thai: "ให้คำปรึกษา", english: "Advice"),
    guide: ServiceGuide(
      place: Bilingual(thai: "ชั้น 1 ช่องบริการ 1–3", english: "Floor 1, counters 1–3"),
      documents: [
        Bilingual(thai: "บัตรประจำตัวประชาชน", english: "National ID card"),
        Bilingual(thai: "หนังสือรับรองนิติบุคคล (ถ้ามี)", english: "Company certificate, if any"),
      ],
      fee: 0,
      steps: [
        .init(
          text: Bilingual(thai: "แจ้งความประสงค์และประเด็นที่ต้องการปรึกษา", english: "Say what the advice is about"),
          duration: .init(5, .minutes)),
        .init(
          text: Bilingual(thai: "เจ้าหน้าที่บันทึกข้อมูลและประสานงาน", english: "The officer records and co-ordinates"),
          duration: .init(10, .minutes)),
        .init(
          text: Bilingual(thai: "แจ้งผลให้ทราบ", english: "The answer is given"),
          duration: .init(15, .workingDays),
          condition: Bilingual(thai: "กรณีต้องหารือ", english: "where others are asked")),
      ],
      laws: [Bilingual(thai: "พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. 2540", english: "Official Information Act 1997")],
      responsibleUnit: Bilingual(thai: "ฝ่ายบริการลูกค้า", english: "Customer service"), telephone: "0 2000 0000",
      revised: ServiceDate(dayNumber: 20_727)))

  private static let information = ServiceOffer(
    code: "INFORMATION", name: Bilingual(thai: "ข้อมูลข่าวสาร", english: "Information"),
    guide: ServiceGuide(
      documents: [], channels: [Bilingual(thai: "เว็บไซต์", english: "web site")],
      onlineAddress: "https://service.example.go.th/market"))

  private static let complaint = ServiceOffer(
    code: "COMPLAINT", name: Bilingual(thai: "ร้องทุกข์", english: "Complaints"))
}
