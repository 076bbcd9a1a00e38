/// One errand that visitors come for.
public struct ServiceSettings: Hashable, Sendable {
  /// `[A-Z0-9_]{1,32}`; stands in every file.
  public var code: String
  public var name: Label
  public var kind: WorkKind
  /// The prefix of its numbers, `[A-Z0-9]{0,4}`; services may share one.
  public var series: String
  /// Where to go, such as `ชั้น 1 ช่องบริการ 2`.
  public var place: Label?
  /// What to bring.
  public var documents: [Label]
  /// Minutes since midnight; `nil`: until the office closes.
  public var lastTicket: Int?
  /// Services of one group share a button where the screen has no room for all.
  public var group: Label?
  public var guide: ServiceGuideSettings?

  public init(
    code: String, name: Label, kind: WorkKind = .mission, series: String, place: Label? = nil, documents: [Label] = [],
    lastTicket: Int? = nil, group: Label? = nil, guide: ServiceGuideSettings? = nil
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.series = series
    self.place = place
    self.documents = documents
    self.lastTicket = lastTicket
    self.group = group
    self.guide = guide
  }
}

/// The three kinds of work that an office must offer (GECC service criterion 2.3).
public enum WorkKind: String, Hashable, Sendable, CaseIterable {
  case mission = "MISSION"
  case information = "INFORMATION"
  case complaint = "COMPLAINT"
}

/// In which capacity a visitor comes.
public struct VisitorTypeSettings: Hashable, Sendable {
  /// `[A-Z0-9_]{1,32}`
  public var code: String
  public var name: Label
  /// The second line on the button, for those who do not know the word.
  public var explanation: Label?

  public init(code: String, name: Label, explanation: Label? = nil) {
    self.code = code
    self.name = name
    self.explanation = explanation
  }

  /// The four types of the o12 answer sheet, and not stated.
  public static let standard = [
    VisitorTypeSettings(code: "JURISTIC", name: Label(thai: "นิติบุคคล", english: "Juristic person")),
    VisitorTypeSettings(
      code: "COMMUNITY_ENTERPRISE", name: Label(thai: "วิสาหกิจชุมชน", english: "Community enterprise")),
    VisitorTypeSettings(
      code: "INDIVIDUAL_IN_BUSINESS",
      name: Label(thai: "บุคคลทั่วไปที่ประกอบธุรกิจ", english: "Individual running a business")),
    VisitorTypeSettings(
      code: "INDIVIDUAL_INTERESTED",
      name: Label(thai: "บุคคลทั่วไปที่สนใจประกอบธุรกิจ", english: "Individual interested in starting a business")),
    notStated,
  ]

  public static let notStated = VisitorTypeSettings(
    code: "NOT_STATED", name: Label(thai: "ไม่ระบุ", english: "Not stated"))
}
