/// The visitor types of the o12 answer sheet, and the visitor who did not say. An office may configure its own.
public enum StandardVisitorType: String, Hashable, Sendable, CaseIterable {
  case juristic = "JURISTIC"
  case communityEnterprise = "COMMUNITY_ENTERPRISE"
  case individualInBusiness = "INDIVIDUAL_IN_BUSINESS"
  case individualInterested = "INDIVIDUAL_INTERESTED"
  case notStated = "NOT_STATED"

  public var words: Bilingual {
    switch self {
    case .juristic: Bilingual(thai: "นิติบุคคล", english: "Juristic person")
    case .communityEnterprise: Bilingual(thai: "วิสาหกิจชุมชน", english: "Community enterprise")
    case .individualInBusiness:
      Bilingual(thai: "บุคคลทั่วไปที่ประกอบธุรกิจ", english: "Individual running a business")
    case .individualInterested:
      Bilingual(thai: "บุคคลทั่วไปที่สนใจประกอบธุรกิจ", english: "Individual interested in starting a business")
    case .notStated: Bilingual(thai: "ไม่ระบุ", english: "Not stated")
    }
  }
}
