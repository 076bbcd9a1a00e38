public import Events
public import Statistics

/// The tables of a date and of its month up to that date, made from a journal: the bytes of `kioskctl export daily`.
public struct JournalTables: Sendable {
  /// Events that are read at once.
  private static let atOnce = 2000

  private let journal: any JournalReading
  private let origin: Origin

  public init(journal: any JournalReading, origin: Origin) {
    self.journal = journal
    self.origin = origin
  }

  /// Reads the whole journal, as a late void or a settled date may change a day long past. Blocks.
  ///
  /// - Returns: names and bytes: visits and ratings of the date, then of the month.
  /// - Throws: what the journal throws, and for an event that cannot be read: figures with a hole are worse than none.
  public func files(of date: ServiceDate) throws -> [(name: String, bytes: [UInt8])] {
    let month = date.adding(days: 1 - date.day)...date
    let counts = try counts(in: month)
    let whole = String(date.description.dropLast(3))
    return [(date.description, date...date), (whole, month)].flatMap { name, dates in
      DailyTable.all.map { table in
        let rows = table.rows(of: [origin: counts], in: dates)
        return (
          "\(origin.site)-\(origin.kiosk)-\(name)-\(table.name).csv", CSVFormat(columns: table.columns).bytes(of: rows)
        )
      }
    }
  }

  private func counts(in dates: ClosedRange<ServiceDate>) throws -> Counts {
    var counts = Counts()
    var last = journal.anchor.seq
    while case let events = try journal.events(after: last, limit: Self.atOnce), let end = events.last {
      for event in events {
        guard let fact = try event.fact() else { continue }
        counts.add(
          Counting.tallies(of: fact).filter { tally in DailyTable.all.contains { $0.takes(tally, in: dates) } })
      }
      last = end.header.seq
    }
    return counts
  }
}
