public import Events
internal import GRDB
import Statistics

extension SQLiteStore {
  /// Holds the writer throughout, so that nothing comes between the events and their counts; kiosks wait and send again.
  public func recount(mending: Bool) async throws -> RecountReport {
    try await writing { database in
      var report = RecountReport(events: 0, differences: [])
      for device in try DeviceRow.all(in: database) {
        for journal in try JournalRow.all(of: device.id, in: database) {
          try Self.recount(journal, of: device, mending: mending, into: &report, in: database)
        }
      }
      return report
    }
  }

  private static func recount(
    _ journal: JournalRow, of device: RegisteredDevice, mending: Bool, into report: inout RecountReport,
    in database: Database
  ) throws {
    let (count, events) = try journal.count(in: database)
    let rows = TallyRows(journal: journal.id, in: database)
    let differences = count.counts.differences(from: try rows.fetch())
    report.events += events
    report.differences += differences.map { KioskTally(site: device.site, kiosk: device.name, tally: $0) }
    if mending, try !differences.isEmpty || rows.seals() != count.seals { try rows.replace(by: count) }
  }
}

extension JournalRow {
  /// Counts the stored events of this journal, one at a time.
  func count(in database: Database) throws -> (count: JournalCount, events: Int) {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT * FROM event WHERE journal = ? ORDER BY seq", arguments: [id])
    var count = JournalCount()
    var events = 0
    while let row = try rows.next() {
      let event = try EventRecord(row)
      count.add(try Contribution(of: event), at: event.header.seq)
      events += 1
    }
    return (count, events)
  }

  /// Whether the body of an event that may have counted something was purged before it came.
  func lacksBodies(in database: Database) throws -> Bool {
    let kinds = try String.fetchSet(
      database, sql: "SELECT DISTINCT kind FROM event WHERE journal = ? AND body IS NULL", arguments: [id])
    return kinds.contains { Counting.mayCount(EventKind(rawValue: $0)) }
  }
}
