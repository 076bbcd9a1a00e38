import Events
import OfficeStories
import Statistics

/// Facts of an invented office.
enum Story {
  static let friday = ServiceDate(dayNumber: 20_777)
  static let saturday = friday.adding(days: 1)

  static func visit(
    on date: ServiceDate = saturday, service: String = "REG", type: String = "JURISTIC", lane: Lane = .normal,
    entry: EntryKind = .ticket, period: ServicePeriod = .office, drill: Bool = false
  ) -> VisitFacts {
    VisitFacts(
      day: 1, date: date, service: service, visitorType: type, lane: lane, entry: entry, period: period, drill: drill)
  }

  /// A day on which REG and INFO could be asked for.
  static func opened(
    _ date: ServiceDate = saturday, status: DayStatus = .open, skipped: [SkippedDate] = [], drill: Bool = false
  ) -> Fact {
    let offered = [
      OfferedService(service: "REG", name: "จดทะเบียน", channel: .walkIn),
      OfferedService(service: "INFO", name: "สอบถามข้อมูล", channel: .walkIn),
    ]
    return .day(
      .opened(
        ServiceDayOpened(
          day: 1, date: date, status: status, offered: drill ? [] : offered, skipped: skipped)))
  }

  static func id(_ seq: Int64) -> EventID { EventID(journal: journal, seq: seq) }

  private static let journal: JournalID = {
    var chance = SeededChance(seed: 1)
    return JournalID(using: &chance)
  }()

  static func reference(_ visit: VisitFacts = visit()) -> TicketReference {
    TicketReference(id(3), ticket: TicketNumber(series: "A", number: 1), visit: visit)
  }

  static func issued(_ visit: VisitFacts = visit(), series: String = "A", number: Int = 1) -> Fact {
    .ticket(
      .issued(
        TicketIssued(
          ticket: TicketNumber(series: series, number: number), visit: visit, source: .controlSocket, paper: nil,
          base: 0,
          key: 0)))
  }

  static func voided(_ visit: VisitFacts = visit(), afterClose: Bool = false) -> Fact {
    .ticket(.voided(TicketVoided(reference: reference(visit), reason: .duplicate, afterClose: afterClose)))
  }

  static func typeGiven(_ type: String, _ visit: VisitFacts, series: String = "A", number: Int = 1) -> Fact {
    let ticket = TicketNumber(series: series, number: number)
    let reference = TicketReference(id(3), ticket: ticket, visit: visit)
    return .ticket(.visitorTypeGiven(VisitorTypeGiven(reference: reference, visitorType: type)))
  }

  static func counted(_ count: Int, _ visit: VisitFacts = visit(entry: .staff)) -> Fact {
    .visitor(.counted(VisitorCounted(visit: visit, count: count)))
  }

  static func rating(
    _ score: Int, on date: ServiceDate = saturday, counter: Int? = nil, service: String? = nil,
    device: String = "pad-exit", survey: SurveyChannel = .buttonPad, drill: Bool = false
  ) -> RatingFacts {
    RatingFacts(
      day: 1, date: date, score: score, scale: 5, basis: counter == nil ? .exit : .counter, counter: counter,
      service: service, survey: survey, device: device, drill: drill)
  }

  static func given(_ rating: RatingFacts) -> Fact { .rating(.given(RatingGiven(rating: rating))) }

  static func excluded(_ rating: RatingFacts, _ reason: ExclusionReason) -> Fact {
    .rating(.excluded(RatingExcluded(RatingReference(id(9), rating: rating), reason: reason)))
  }
}
