import Events
import Ports
import Foundation
internal import GRDB

/// Reads registered devices.
enum DeviceRow {
  /// Every device, ordered by site and name.
  static func all(in database: Database) throws -> [RegisteredDevice] {
    try devices(Row.fetchAll(database, sql: "SELECT * FROM device ORDER BY site, name"), in: database)
  }

  /// The device whose secret has this SHA-256, active or revoked; `nil` when nobody has it.
  static func fetch(credential: Fingerprint, in database: Database) throws -> RegisteredDevice? {
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM device WHERE credential_sha256 = ?", arguments: [Data(credential.bytes)])
    return try devices(rows, in: database).first
  }

  /// The device of a row id; `nil` when there is none.
  static func fetch(id: Int64, in database: Database) throws -> RegisteredDevice? {
    try devices(Row.fetchAll(database, sql: "SELECT * FROM device WHERE id = ?", arguments: [id]), in: database).first
  }

  /// The one device of that name, where an administrator typed it.
  ///
  /// - Parameter site: the site's code; `nil` is enough while only one site has the name.
  /// - Throws: `StoreFault` when no device or more than one has the name.
  static func find(_ name: String, site: String?, in database: Database) throws -> RegisteredDevice {
    let found = try all(in: database).filter { $0.name == name && (site == nil || $0.site == site) }
    guard let device = found.first else {
      throw StoreFault(
        .unknownDevice, cause: "No device is called \(name)\(site.map { " at site " + $0 } ?? "")",
        remedy: "See `statisticsd device list`.")
    }
    guard found.count == 1 else {
      throw StoreFault(
        .ambiguousDevice, cause: "\(found.count) sites have a device called \(name)",
        remedy: "Say which with --site: \(found.map(\.site).joined(separator: ", ")).")
    }
    return device
  }

  /// Completes rows of `device` with their journals and their newest open alarm.
  private static func devices(_ rows: [Row], in database: Database) throws -> [RegisteredDevice] {
    try rows.map { row in
      let id: Int64 = row["id"]
      let journals = try JournalRow.all(of: id, in: database)
      return RegisteredDevice(
        id: id, name: row["name"], site: row["site"], state: row["state"] == "active" ? .active : .revoked,
        boundJournal: journals.first { $0.state == .bound }?.name,
        waiting: journals.filter { $0.state == .waiting }.map(\.name), fault: try fault(of: id, in: database))
    }
  }

  private static func fault(of device: Int64, in database: Database) throws -> String? {
    try String.fetchOne(
      database,
      sql: "SELECT code || ': ' || detail FROM alarm WHERE device = ? AND settled = 0 ORDER BY id DESC LIMIT 1",
      arguments: [device])
  }
}
