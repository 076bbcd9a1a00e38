internal import Events
public import Ports
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
    let count = try journal.count(in: database)
    let shared = try journal.departure.map { try journal.count(through: $0.position.seq, in: database) }
    let rows = TallyRows(journal: journal.id, in: database)
    var differences = count.counts.differences(from: try rows.fetch())
    if let shared { differences += try rows.differences(ofShared: shared) }
    report.events += try journal.eventCount(in: database)
    report.differences += differences.map { KioskTally(site: device.site, kiosk: device.name, tally: $0) }
    if mending, try !differences.isEmpty || rows.seals() != count.seals {
      try rows.replace(by: count)
      if let shared { try rows.share(shared) }
    }
  }
}
