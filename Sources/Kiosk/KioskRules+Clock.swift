internal import Events
internal import Queueing
internal import Statistics

/// What the clock makes happen by itself: doubt begins or ends, a service day closes, the next opens.
extension KioskRules {
  /// The next fact that the clock asks for; `nil` when day and clock are settled. Ask again after applying it.
  ///
  /// Days that ended while the power was off are closed here, dated to their own 24:00.
  func clockFact(_ reading: ClockReading, in state: KioskState) -> Fact? {
    let judged = state.clock.judge(reading, buildDate: buildDate)
    if let doubt = judged.doubt {
      if state.clock.doubt == nil { return .clockJumped(jump(to: reading, doubt, in: state)) }
      return dayFact(for: state.confirmedDate ?? state.day?.date ?? office.date(at: reading.at), in: state)
    }
    let today = office.date(at: reading.at)
    if state.clock.doubt != nil {
      let by = reading.synchronised ? "synchronised" : "clock"
      return .clockSettled(settlement(on: today, by: by, believed: true, in: state))
    }
    return dayFact(for: today, in: state)
  }

  /// Staff's word for the date. The wall clock is believed with it when it shows the same date.
  func confirmation(of date: ServiceDate, at stamp: Stamp, in state: KioskState) -> Fact {
    let believed = office.date(at: stamp.at) == date && stamp.at >= buildDate
    return .clockSettled(settlement(on: date, by: "staff", believed: believed, in: state))
  }

  /// The next fact that a settled date asks for.
  func dayFact(for date: ServiceDate, in state: KioskState) -> Fact? {
    switch DayChange(from: state.day, to: date) {
    case .none: return numbersGivenBefore(in: state)
    case .open(let day): return opening(of: day, in: state)
    case .close(let day, let next):
      return state.isDayClosed ? opening(of: next, in: state) : closing(of: day, in: state)
    case .correct: return .clockSettled(settlement(on: date, by: "clock", believed: true, in: state))
    }
  }

  private func jump(to reading: ClockReading, _ doubt: ClockDoubt, in state: KioskState) -> ClockJumped {
    ClockJumped(expected: state.clock.expected(for: reading), found: reading.at, reason: doubt.rawValue)
  }

  private func settlement(on date: ServiceDate, by: String, believed: Bool, in state: KioskState) -> ClockSettled {
    ClockSettled(
      date: date, status: dayOpening.status(of: date), by: by, clockBelieved: believed,
      moved: moved(to: date, in: state))
  }

  /// A later date moves what was counted under doubt; an earlier one shows that the whole day was dated wrongly, and
  /// that the dates after it were not skipped. What the day counted on earlier dates, such as a late void, stays there.
  private func moved(to date: ServiceDate, in state: KioskState) -> [Tally] {
    guard let day = state.day, day.date != date else { return [] }
    let counted = date < day.date ? state.counts : state.underDoubt
    return counted.tallies.filter { tally in
      guard let dated = Counting.date(of: tally) else { return false }
      return dated == day.date || (Counting.isSkippedDate(tally) && dated >= date)
    }
  }

  /// A date never shows one number twice, whichever day gave the first.
  private func numbersGivenBefore(in state: KioskState) -> Fact? {
    state.day.flatMap { queue.numbersGivenBefore(on: $0, in: state.queue) }.map(Fact.numbersSkipped)
  }

  private func opening(of day: OpenDay, in state: KioskState) -> Fact {
    .serviceDayOpened(dayOpening.opened(day: day.id, date: day.date, after: state.lastDate))
  }

  private func closing(of day: OpenDay, in state: KioskState) -> Fact {
    .serviceDayClosed(
      ServiceDayClosed(
        day: day.id, date: day.date, closedAt: office.end(of: day.date), totals: state.counts.tallies,
        counting: Counting.version))
  }
}
