public import Events

/// Where the visitor is.
///
///     home ── service ──► visitor type ──► issuing ──► number ── paper, 4 s ──► home
///      │ └─── info ───────────┘              │            └── no paper ──► number without paper ── noted, 30 s ──► home
///      │                                     └── refused ──► home
///      └── rate ──► rating ── face ──► counting ──► reason (≤ 3) or thanks ──► home
///
/// From every one of them help and notices lead there and back; who does nothing is asked, and then it is home again.
public indirect enum Stage: Hashable, Sendable {
  case home
  case visitorType(service: String)
  case info(service: String, part: Int)
  /// The command is on its way; `from` stays on the screen until that takes long.
  case issuing(from: Stage, isSlow: Bool)
  case number(NumberGiven, paperIsOut: Bool, typeIsAsked: Bool)
  case numberWithoutPaper(NumberGiven, PaperTrouble)
  case refused(Refused)
  case rating(corrects: RatedFace?)
  case counting(from: Stage)
  case reason(RatedFace, canCorrect: Bool)
  case thanks(RatedFace, canCorrect: Bool)
  case help(resume: Stage)
  case notices(resume: Stage)
  case stillThere(resume: Stage)
  /// A roll was changed, and nobody is in the middle of a visit.
  case roll(RollConcern)
  case staff(StaffStage)

  /// Why there is no number.
  public enum Refused: Hashable, Sendable {
    case closed(ServiceState)
    case unavailable
    case pressAgain
  }
}

/// A face that was counted.
public struct RatedFace: Hashable, Sendable {
  /// The position of the rating's event.
  public var seq: Int64
  /// 1…5, of the five levels.
  public var score: Int

  public init(seq: Int64, score: Int) {
    self.seq = seq
    self.score = score
  }
}

/// Where staff are.
public enum StaffStage: Hashable, Sendable {
  case pin(entered: String, isWrong: Bool)
  case locked
  case menu
  case status
  case confirm(StaffTask)
  case working
  case answer(Bilingual?, isDone: Bool)
  case rollQuestion
  case turnRoll
  case date(OfficeClock)
}
