public import Events
public import Ports
import Foundation
internal import GRDB

extension SQLiteStore {
  public func device(withCredential credential: Fingerprint) async throws -> RegisteredDevice? {
    try await reading { try DeviceRow.fetch(credential: credential, in: $0) }
  }

  public func devices() async throws -> [RegisteredDevice] {
    try await reading { try DeviceRow.all(in: $0) }
  }

  /// One statement decides, so that two administrators cannot both get the name.
  ///
  /// - Throws: `StoreFault` with `.badName`, or `.alreadyRegistered` for an active device of that name.
  public func register(
    device name: String, site: String, credential: Fingerprint, at instant: Int64
  ) async throws -> RegisteredDevice {
    for text in [name, site] where !Self.isCode(text) {
      throw StoreFault(
        .badName, cause: "\"\(text)\" is no code of a device or site",
        remedy: "Use 1 to 32 letters, digits, _ and -, as in the kiosk's own configuration.")
    }
    return try await writing { database in
      try database.execute(
        sql: """
          INSERT INTO device (site, name, credential_sha256, state, registered_at) VALUES (?, ?, ?, 'active', ?)
          ON CONFLICT (site, name) DO UPDATE SET credential_sha256 = excluded.credential_sha256, state = 'active'
            WHERE state = 'revoked'
          """,
        arguments: [site, name, Data(credential.bytes), instant])
      guard database.changesCount == 1 else {
        throw StoreFault(
          .alreadyRegistered, cause: "Site \(site) has an active device called \(name)",
          remedy: "Revoke it first if its credential is to be replaced.")
      }
      return try DeviceRow.find(name, site: site, in: database)
    }
  }

  public func revoke(device name: String, site: String?) async throws -> RegisteredDevice {
    try await writing { database in
      let device = try DeviceRow.find(name, site: site, in: database)
      try database.execute(sql: "UPDATE device SET state = 'revoked' WHERE id = ?", arguments: [device.id])
      return try DeviceRow.find(name, site: device.site, in: database)
    }
  }

  /// Their counts are kept already, and are read from now on; the alarms that they wait end.
  ///
  /// - Throws: `StoreFault` with `.nothingToAccept` when no journal waits.
  public func accept(device name: String, site: String?) async throws -> [JournalID] {
    try await writing { database in
      let device = try DeviceRow.find(name, site: site, in: database)
      let waiting = try JournalRow.all(of: device.id, in: database).filter { $0.state == .waiting }
      guard !waiting.isEmpty else {
        throw StoreFault(
          .nothingToAccept, cause: "No journal of \(name) waits", remedy: "See `statisticsd device list`.")
      }
      for journal in waiting {
        try database.execute(sql: "UPDATE journal SET state = 'accepted' WHERE id = ?", arguments: [journal.id])
      }
      try database.execute(
        sql: "UPDATE alarm SET settled = 1 WHERE device = ? AND code IN (?, ?, ?)",
        arguments: [device.id] + StatementArguments(AlarmCode.endingWithAcceptance.map(\.rawValue)))
      return waiting.map(\.name)
    }
  }

  /// What happens again raises its alarm again.
  public func settleAlarms(device name: String, site: String?) async throws -> RegisteredDevice {
    try await writing { database in
      let device = try DeviceRow.find(name, site: site, in: database)
      try database.execute(sql: "UPDATE alarm SET settled = 1 WHERE device = ?", arguments: [device.id])
      return try DeviceRow.find(name, site: device.site, in: database)
    }
  }

  /// `[A-Za-z0-9_-]{1,32}`, as the kiosk's own configuration demands.
  private static func isCode(_ text: String) -> Bool {
    (1...32).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
