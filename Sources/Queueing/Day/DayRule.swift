public import Events

/// What the open day has counted, as far as events of the day itself carry it. How is counted is another rule's.
public protocol DayTallies {
  var totals: [Tally] { get }
  /// The version of the rules by which it was counted.
  var counting: Int { get }
  /// What was counted on the open day's date and belongs to another one.
  func moved(from day: ServiceDate, to date: ServiceDate) -> [Tally]
}

/// What the clock makes happen by itself: doubt begins or ends, a service day closes, the next opens.
public struct DayRule: Sendable {
  /// Years after the program was built that can be meant by a year of the common era; the Buddhist era is 543 ahead.
  private static let commonEraSpan = 400

  private let office: OfficeRule
  /// The clock cannot be right before this instant (milliseconds since 1970 UTC).
  public let buildDate: Int64

  public init(office: OfficeRule, buildDate: Int64) {
    self.office = office
    self.buildDate = buildDate
  }

  /// The reading with how far it can be believed.
  public func stamp(_ reading: ClockReading, in state: DayState) -> Stamp {
    let trust = state.clock.judge(reading, buildDate: buildDate).trust
    return Stamp(at: reading.at, boot: reading.boot, uptime: reading.uptime, clock: trust)
  }

  /// The next fact that the clock asks for; `nil` when day and clock are settled. Ask again after applying it.
  ///
  /// Days that ended while the power was off are closed here, dated to their own 24:00.
  public func fact(at reading: ClockReading, in state: DayState, _ tallies: some DayTallies) -> Fact? {
    let doubt = state.clock.judge(reading, buildDate: buildDate).doubt
    let today = office.time.date(at: reading.at)
    switch (doubt, state.clock.doubt) {
    case (let doubt?, nil): return .day(.clockJumped(jump(to: reading, doubt, in: state)))
    case (_?, _?): return dayFact(for: state.confirmedDate ?? state.day?.date ?? today, in: state, tallies)
    case (nil, _?):
      let by = reading.synchronised ? "synchronised" : "clock"
      return .day(.clockSettled(settlement(on: today, by: by, believed: true, in: state, tallies)))
    case (nil, nil): return dayFact(for: today, in: state, tallies)
    }
  }

  /// Staff's word for the date. The wall clock is believed with it when it shows the same date.
  ///
  /// - Throws: `.badDate` for a date that cannot be, and while the clock is believed: then it is set in the machine.
  public func confirmation(
    of date: ServiceDate, at stamp: Stamp, in state: DayState, _ tallies: some DayTallies
  ) throws(Refusal) -> ClockSettled {
    let earliest = office.time.date(at: buildDate)
    guard date >= earliest else { throw Refusal(.badDate, detail: "\(date) is before \(earliest)") }
    guard date.year < earliest.year + Self.commonEraSpan else {
      throw Refusal(.badDate, detail: "\(date) looks like a year of the Buddhist era")
    }
    guard state.clock.doubt != nil || date == state.day?.date else {
      let shown = state.day.map { "\($0.date)" } ?? "none"
      throw Refusal(.badDate, detail: "the clock is not doubtful and shows \(shown)")
    }
    let believed = office.time.date(at: stamp.at) == date && stamp.at >= buildDate
    return settlement(on: date, by: "staff", believed: believed, in: state, tallies)
  }

  private func dayFact(for date: ServiceDate, in state: DayState, _ tallies: some DayTallies) -> Fact? {
    switch DayChange(from: state.day, to: date) {
    case .none: return nil
    case .open(let day): return opening(of: day, in: state)
    case .close(let day, let next):
      return state.isClosed ? opening(of: next, in: state) : closing(of: day, tallies)
    case .correct: return .day(.clockSettled(settlement(on: date, by: "clock", believed: true, in: state, tallies)))
    }
  }

  private func jump(to reading: ClockReading, _ doubt: ClockDoubt, in state: DayState) -> ClockJumped {
    ClockJumped(expected: state.clock.expected(for: reading), found: reading.at, reason: doubt.rawValue)
  }

  private func settlement(
    on date: ServiceDate, by: String, believed: Bool, in state: DayState, _ tallies: some DayTallies
  ) -> ClockSettled {
    let moved = state.day.map { $0.date == date ? [] : tallies.moved(from: $0.date, to: date) } ?? []
    return ClockSettled(date: date, status: office.status(of: date), by: by, clockBelieved: believed, moved: moved)
  }

  private func opening(of day: OpenDay, in state: DayState) -> Fact {
    .day(.opened(office.opening(of: day, after: state.lastDate)))
  }

  private func closing(of day: OpenDay, _ tallies: some DayTallies) -> Fact {
    .day(
      .closed(
        ServiceDayClosed(
          day: day.id, date: day.date, closedAt: office.time.end(of: day.date), totals: tallies.totals,
          counting: tallies.counting)))
  }
}
