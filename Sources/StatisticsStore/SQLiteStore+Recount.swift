public import Events
internal import GRDB
import Statistics

extension SQLiteStore {
  /// Holds the writer throughout, so that nothing comes between the events and their counts; kiosks wait and send again.
  public func recount(mending: Bool) async throws -> RecountReport {
    try await writing { database in
      var report = RecountReport(events: 0, differences: [])
      for device in try DeviceRow.all(in: database) {
        try Self.recount(device, mending: mending, into: &report, in: database)
      }
      return report
    }
  }

  /// One device: its journals that count, against the counts that are kept.
  private static func recount(
    _ device: RegisteredDevice, mending: Bool, into report: inout RecountReport, in database: Database
  ) throws {
    var counted = Counts()
    for journal in try JournalRow.all(of: device.id, in: database) where journal.state != .waiting {
      report.events += try journal.count(into: &counted, in: database)
    }
    let rows = TallyRows(device: device.id, in: database)
    let kept = try rows.fetch()
    report.differences += difference(counted, kept).map {
      KioskTally(site: device.site, kiosk: device.name, tally: $0)
    }
    if mending, counted != kept { try rows.replace(by: counted) }
  }

  /// Sums of either that the other does not have, with the value of `counted`.
  private static func difference(_ counted: Counts, _ kept: Counts) -> [Tally] {
    let keys = Set((counted.tallies + kept.tallies).map { CountKey($0) })
    return keys.filter { counted[$0] != kept[$0] }.sorted().map {
      Tally(table: $0.table, measure: $0.measure, by: $0.by, count: counted[$0])
    }
  }
}

extension JournalRow {
  /// Counts the stored events of this journal, one at a time.
  ///
  /// - Returns: how many events there were.
  @discardableResult
  func count(into counts: inout Counts, in database: Database) throws -> Int {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM event WHERE journal = ? ORDER BY seq", arguments: [id])
    var number = 0
    while let row = try rows.next() {
      number += 1
      if let fact = try EventRecord(row).fact() { counts.add(fact) }
    }
    return number
  }
}
