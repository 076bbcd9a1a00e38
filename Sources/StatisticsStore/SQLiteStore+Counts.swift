public import Events
internal import GRDB

extension SQLiteStore {
  /// One query over the kept counts, ordered by site, kiosk, table and date; no event is read. A kiosk with several
  /// journals has counts of each.
  public func tallies(
    tables: Set<String>, site: String?, dates: ClosedRange<ServiceDate>
  ) async throws -> [KioskTally] {
    try await reading { database in
      let (first, last) = (dates.lowerBound.description, dates.upperBound.description)
      let rows = try SQLRequest<Row>(
        literal: """
          SELECT device.site AS site, device.name AS kiosk, \(sql: TallyRows.columns)
          FROM tally JOIN journal ON journal.id = tally.journal JOIN device ON device.id = journal.device
          WHERE journal.state <> 'waiting' AND "table" IN \(tables.sorted()) AND date BETWEEN \(first) AND \(last) AND value <> 0
            AND (\(site) IS NULL OR site = \(site))
          ORDER BY device.site, device.name, "table", date, "by", measure
          """
      ).fetchCursor(database)
      var tallies: [KioskTally] = []
      while let row = try rows.next() {
        tallies.append(KioskTally(site: row["site"], kiosk: row["kiosk"], tally: try TallyRows.tally(row)))
      }
      return tallies
    }
  }
}
