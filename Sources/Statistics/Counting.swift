public import Events

/// What each event adds to the counts.
///
/// Pure and commutative: kiosk, centre and recount join the same tallies, in any order and any split, and get the same
/// tables. An event that takes back (void, exclusion) is counted as an event of its own; nothing is ever looked up. What
/// was given during a drill never counts. A visitor type that was said after the issue takes the ticket from one type to
/// the other.
///
/// | table | by | measures |
/// | --- | --- | --- |
/// | `visits` | `date`, `service`, `visitor_type`, `lane`, `channel`, `period` | `issued`, `voided`, `staff_counted`; by `series` too: `first_no`, `last_no` |
/// | `ratings` | `date`, `device`, `basis`, `counter`, `question`, `scale`, `service`, `survey` | `rating_1` … `rating_5`, `excluded_<REASON>`, `improve_<REASON>` |
/// | `days` | `date` | `ran_<STATUS>`, `skipped_<STATUS>`, `revision` |
/// | `offered` | `date`, `service`, `channel`, `name` | `offered` |
/// | `paper` | `date`, `printer` | `handed_over`, `printed`, `failed`, `unconfirmed`, `shown_on_screen` |
///
/// Everything is counted by the date. A later version may count by more: tables sum over what they do not show, so that
/// what was counted before stays what it was. Measures are sums, but for the first and last number (`Joining`). `rating_n` is the
/// valid ratings: an exclusion adds −1 to it and 1 to its reason. `improve_<REASON>` is what visitors would have better,
/// also of ratings that were excluded later; it is kept for the sealed totals of a day, and in no daily table, where its
/// small figures would be nearly single visitors. A first or last number cannot be taken back: where
/// visits were moved to another date or visitor type, the numbers show at both.
public enum Counting {
  /// The table of visitors.
  public static let visits = "visits"
  /// The table of satisfaction ratings.
  public static let ratings = "ratings"
  /// The table of what is known of each date.
  public static let days = "days"
  /// The table of what visitors could ask for.
  public static let offered = "offered"
  /// The table of what became of tickets on paper.
  public static let paper = "paper"

  /// The levels of the five-level scale, to which every pad is mapped.
  public static let levels = 1...5

  /// The measures of first and last numbers, by series.
  static let firstNumber = "first_no"
  static let lastNumber = "last_no"
  static let revision = "revision"

  /// The version of these rules. It goes up when the same events begin to count otherwise, so that totals which an earlier
  /// version wrote are known from those that this one would.
  public static let version = 1

  /// - Returns: what to add to the counts; empty for an event that counts nothing, such as the totals of a closed day,
  ///   which are the sum of events already counted, and a seal, which stands for them (`JournalCount`).
  public static func tallies(of fact: Fact) -> [Tally] {
    switch fact {
    case .day(.opened(let opened)): opening(opened)
    case .day(.clockSettled(let settled)): settled.moved.flatMap { moved($0, by: settled) }
    case .ticket(.issued(let issued)): issue(issued.visit, issued.ticket)
    case .ticket(.voided(let voided)): void(voided)
    case .ticket(.visitorTypeGiven(let given)): retype(given)
    case .visitor(.counted(let counted)): staffCount(counted)
    case .rating(.given(let given)): rating(given.rating)
    case .rating(.excluded(let excluded)): exclusion(excluded)
    case .rating(.reasonGiven(let given)): improvement(given)
    case .ticket(.handedOver(let paper)): sheet(paper.reference, paper.printer, "handed_over")
    case .ticket(.printed(let paper)): sheet(paper.reference, paper.printer, "printed")
    case .ticket(.printFailed(let paper)): sheet(paper.reference, paper.printer, "failed")
    case .ticket(.unconfirmed(let paper)): sheet(paper.reference, paper.printer, "unconfirmed")
    case .ticket(.shownOnScreen(let shown)): sheet(shown.reference, "", "shown_on_screen")
    case .day(.closed), .day(.sealed), .day(.clockJumped), .day(.numbersSkipped), .ticket(.reprinted),
      .visitor(.guideRequested), .office, .printer, .machine, .staff:
      []
    }
  }

  /// Whether events of a kind may count something; `false` for one that this version does not know.
  public static func mayCount(_ kind: EventKind) -> Bool {
    switch kind.known?.countingRole {
    case .counts, .frames: true
    case .countsNothing, nil: false
    }
  }

  /// The date that a tally counts for; `nil` for one that no event gives.
  public static func date(of tally: Tally) -> ServiceDate? { ServiceDate(tally.by[.date]) }

  // MARK: - Visits

  private static func issue(_ facts: VisitFacts, _ ticket: TicketNumber) -> [Tally] {
    let numbers = [firstNumber, lastNumber].flatMap {
      visit(facts, $0, series: ticket.series, count: ticket.number)
    }
    return visit(facts, "issued") + (ticket.number > 0 ? numbers : [])
  }

  private static func void(_ voided: TicketVoided) -> [Tally] {
    let facts = voided.reference.visit
    let isRevised = voided.afterClose && !facts.drill
    return visit(facts, "voided") + (isRevised ? [day(facts.date, revision)] : [])
  }

  private static func retype(_ given: VisitorTypeGiven) -> [Tally] {
    let reference = given.reference
    var facts = reference.visit
    facts.visitorType = given.visitorType
    return visit(reference.visit, "issued", count: -1) + issue(facts, reference.ticket)
  }

  private static func staffCount(_ counted: VisitorCounted) -> [Tally] {
    guard (1...999).contains(counted.count) else { return [] }
    return visit(counted.visit, "staff_counted", count: counted.count)
  }

  private static func visit(
    _ facts: VisitFacts, _ measure: String, series: String = "", count: Int = 1
  ) -> [Tally] {
    guard !facts.drill else { return [] }
    let by: Dimensions = [
      .channel: facts.channel.rawValue, .date: facts.date.description, .lane: facts.lane.rawValue,
      .period: facts.period.rawValue, .series: series, .service: facts.service, .visitorType: facts.visitorType,
    ]
    return [Tally(table: visits, measure: measure, by: by, count: count)]
  }

  private static func sheet(_ reference: TicketReference, _ printer: String, _ measure: String) -> [Tally] {
    guard !reference.visit.drill else { return [] }
    let by: Dimensions = [.date: reference.visit.date.description, .printer: printer]
    return [Tally(table: paper, measure: measure, by: by, count: 1)]
  }
}

// MARK: - Ratings

extension Counting {
  static func measure(ofLevel level: Int) -> String { "rating_\(level)" }

  static func measure(of reason: ExclusionReason) -> String { "excluded_\(reason.rawValue)" }

  private static func rating(_ facts: RatingFacts) -> [Tally] {
    guard counts(facts) else { return [] }
    return [Tally(table: ratings, measure: measure(ofLevel: facts.score), by: dimensions(of: facts), count: 1)]
  }

  private static func exclusion(_ excluded: RatingExcluded) -> [Tally] {
    let facts = excluded.rating
    guard counts(facts) else { return [] }
    return [
      Tally(table: ratings, measure: measure(ofLevel: facts.score), by: dimensions(of: facts), count: -1),
      Tally(table: ratings, measure: measure(of: excluded.reason), by: dimensions(of: facts), count: 1),
    ]
  }

  private static func improvement(_ given: RatingReasonGiven) -> [Tally] {
    let facts = given.rating
    guard counts(facts) else { return [] }
    return [Tally(table: ratings, measure: "improve_\(given.reason.rawValue)", by: dimensions(of: facts), count: 1)]
  }

  private static func counts(_ facts: RatingFacts) -> Bool { !facts.drill && levels.contains(facts.score) }

  /// Service and counter are stated only where they are known.
  private static func dimensions(of facts: RatingFacts) -> Dimensions {
    [
      .basis: facts.basis.rawValue, .counter: facts.counter.map(String.init) ?? "", .date: facts.date.description,
      .device: facts.device, .question: facts.question.rawValue, .scale: String(facts.scale),
      .service: facts.service ?? "", .survey: facts.survey.rawValue,
    ]
  }
}

// MARK: - Days

extension Counting {
  /// A date on which a service day was opened, by what the calendar says of it.
  static func ran(_ status: DayStatus) -> String { "ran_\(status.rawValue)" }

  /// A date on which none was.
  static func skipped(_ status: DayStatus) -> String { "skipped_\(status.rawValue)" }

  /// Whether a tally says that a date was skipped.
  public static func isSkippedDate(_ tally: Tally) -> Bool {
    tally.table == days && DayStatus.allCases.contains { skipped($0) == tally.measure }
  }

  private static func opening(_ opened: ServiceDayOpened) -> [Tally] {
    let offers = opened.offered.map { offer in
      let by: Dimensions = [
        .channel: offer.channel.rawValue, .date: opened.date.description, .name: offer.name, .service: offer.service,
      ]
      return Tally(table: offered, measure: "offered", by: by, count: 1)
    }
    let gap = opened.skipped.prefix(ServiceDayOpened.longestGap).map { day($0.date, skipped($0.status)) }
    return [day(opened.date, ran(opened.status))] + offers + gap
  }

  private static func day(_ date: ServiceDate, _ measure: String) -> Tally {
    Tally(table: days, measure: measure, by: [.date: date.description], count: 1)
  }

  /// A sum is taken back on the doubtful date and given on the certain one. The certain date has a status of its own,
  /// and a date that was not skipped after all is only taken back.
  private static func moved(_ tally: Tally, by settled: ClockSettled) -> [Tally] {
    guard date(of: tally) != nil else { return [] }
    var back = tally
    back.count = 0 &- tally.count
    if isSkippedDate(tally) { return [back] }
    var again = tally
    again.by[.date] = settled.date.description
    if tally.table == days, DayStatus.allCases.contains(where: { ran($0) == tally.measure }) {
      again.measure = ran(settled.status)
    }
    return Joining(of: tally.measure) == .sum ? [back, again] : [again]
  }
}
