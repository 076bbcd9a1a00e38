public import Events
public import Ports
public import Statistics

/// The tables of a date and of its month up to that date, made from a journal: the bytes of `kioskctl export daily`.
public struct JournalTables: Sendable {
  private let journal: any JournalReading
  private let origin: Origin

  public init(journal: any JournalReading, origin: Origin) {
    self.journal = journal
    self.origin = origin
  }

  /// Blocks while it counts.
  ///
  /// - Returns: names and bytes: visits and ratings of the date, then of the month.
  /// - Throws: what `JournalCounting` throws.
  public func files(of date: ServiceDate) throws -> [(name: String, bytes: [UInt8])] {
    let month = date.adding(days: 1 - date.day)...date
    let counting = JournalCounting(journal) { tally in DailyTable.all.contains { $0.takes(tally, in: month) } }
    let counts = try counting.count().counts
    let whole = String(date.description.dropLast(3))
    return [(date.description, date...date), (whole, month)].flatMap { name, dates in
      DailyTable.all.map { table in
        let rows = table.rows(of: [origin: counts], in: dates)
        return (
          "\(origin.site)-\(origin.kiosk)-\(name)-\(table.name).csv",
          CSVFormat(columns: table.columns, withoutFormulas: true).bytes(of: rows)
        )
      }
    }
  }
}
