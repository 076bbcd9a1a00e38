public import Events

extension Counts {
  /// The facts of a visit of which only the number is known any more, as far as the counts tell: of what was counted on the
  /// date, by service, type, lane, channel and period, that which has given the number's series and has the most visits
  /// left. Of equals the first in the order of dimensions.
  ///
  /// - Returns: `nil` where nothing on the date can have given the number.
  public func likeliestVisit(of ticket: TicketNumber, day: Int, on date: ServiceDate) -> VisitFacts? {
    let cells = visits(on: date).filter { $0.value.mayHaveGiven(ticket) }
    let likeliest = cells.min { ($1.value.left, $0.key) < ($0.value.left, $1.key) }
    return likeliest.flatMap { VisitFacts($0.key, day: day, date: date) }
  }

  private struct VisitCell {
    /// Issued less voided.
    var left = 0
    var first: [String: Int] = [:]
    var last: [String: Int] = [:]

    func mayHaveGiven(_ ticket: TicketNumber) -> Bool {
      guard left > 0, let first = first[ticket.series], let last = last[ticket.series] else { return false }
      return first <= ticket.number && ticket.number <= last
    }
  }

  private func visits(on date: ServiceDate) -> [Dimensions: VisitCell] {
    unordered(of: Counting.visits).filter { Counting.date(of: $0) == date }.reduce(into: [:]) { cells, tally in
      var cell = tally.by
      let series = cell[.series]
      cell[.series] = ""
      switch tally.measure {
      case "issued": cells[cell, default: VisitCell()].left += tally.count
      case "voided": cells[cell, default: VisitCell()].left -= tally.count
      case Counting.firstNumber: cells[cell, default: VisitCell()].first[series] = tally.count
      case Counting.lastNumber: cells[cell, default: VisitCell()].last[series] = tally.count
      default: break
      }
    }
  }
}

extension VisitFacts {
  /// - Returns: `nil` for values that this version does not know.
  fileprivate init?(_ by: Dimensions, day: Int, date: ServiceDate) {
    guard let lane = Lane(rawValue: by[.lane]), let channel = Channel(rawValue: by[.channel]),
      let period = ServicePeriod(rawValue: by[.period])
    else { return nil }
    self.init(
      day: day, date: date, service: by[.service], visitorType: by[.visitorType], lane: lane, channel: channel,
      period: period)
  }
}
