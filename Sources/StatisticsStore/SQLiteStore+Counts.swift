public import Events
public import Ports
internal import GRDB

extension SQLiteStore {
  /// Reads the kept counts, ordered by site, kiosk, table and date; no event is read. A kiosk with several journals has
  /// counts of each, and of each history that has left another: these with what both count as a negative beside it.
  ///
  /// Journals are looked up first and then their dates, so that the work is that of the rows which are asked for.
  public func tallies(
    tables: Set<String>, site: String?, dates: ClosedRange<ServiceDate>
  ) async throws -> [KioskTally] {
    try await reading { database in
      let selection = Selection(tables: tables, site: site, dates: dates)
      let rows = try SQLRequest<Row>(
        literal: """
          \(selection.rows(of: "tally", value: "value"))
          UNION ALL
          \(selection.rows(of: "shared_tally", value: "-value"))
          ORDER BY site, kiosk, "table", date, "by", measure
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

/// Which counts are asked for.
private struct Selection {
  let tables: Set<String>
  let site: String?
  let dates: ClosedRange<ServiceDate>

  /// - Parameter value: the count, as an expression over the table's columns.
  func rows(of table: String, value: String) -> SQL {
    """
    SELECT device.site AS site, device.name AS kiosk, date, "table", measure, "by", CAST(\(sql: value) AS INTEGER) AS value
    FROM device CROSS JOIN journal ON journal.device = device.id CROSS JOIN \(sql: table) AS counted
      ON counted.journal = journal.id
    WHERE (\(site) IS NULL OR device.site = \(site)) AND journal.state <> 'waiting' AND "table" IN \(tables.sorted())
      AND date BETWEEN \(dates.lowerBound.description) AND \(dates.upperBound.description) AND value <> 0
    """
  }
}
