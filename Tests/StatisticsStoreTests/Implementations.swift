import CentreStories
import Events
import Ports
import Foundation
import StatisticsStore
import Testing

/// A way to keep the centre's statistics; the contract holds for every one of them.
struct Implementation: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let open: @Sendable (URL) throws -> any StatisticsStoring

  static let all = [
    Implementation(testDescription: "SQLite") { try SQLiteStore(path: $0.appending(path: "statistics.sqlite").path) }
  ]
}

/// A store of its own in a folder of its own, with one registered kiosk.
struct Centre {
  static let instant: Int64 = 1_795_250_000_000
  let store: any StatisticsStoring
  let kiosk: RegisteredDevice

  static func opened<Outcome>(
    _ implementation: Implementation, _ story: (Centre) async throws -> Outcome
  ) async throws -> Outcome {
    let folder = FileManager.default.temporaryDirectory.appending(path: "centre-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try implementation.open(folder)
    let kiosk = try await store.register(device: "K1", site: "S1", credential: credential("K1"), at: instant)
    return try await story(Centre(store: store, kiosk: kiosk))
  }

  static func credential(_ secret: String) -> Fingerprint { Fingerprint(of: secret.utf8) }

  func registers(_ name: String, site: String = "S1") async throws -> RegisteredDevice {
    try await store.register(device: name, site: site, credential: Self.credential(site + name), at: Self.instant)
  }

  @discardableResult
  func receives(_ batch: Batch, from device: RegisteredDevice? = nil) async throws -> IngestAnswer {
    try await outcome(of: batch, from: device).answer
  }

  func outcome(of batch: Batch, from device: RegisteredDevice? = nil) async throws -> IngestOutcome {
    try await store.ingest(try batch.received(), from: device ?? kiosk, at: Self.instant)
  }

  /// The kiosk as the registration has it now.
  func kioskNow() async throws -> RegisteredDevice {
    try #require(try await store.devices().first { $0.id == kiosk.id })
  }

  func sum(_ measure: String, table: String = "visits", site: String? = nil) async throws -> Int {
    try await counts(table, site: site).filter { $0.tally.measure == measure }.reduce(0) { $0 + $1.tally.count }
  }

  func counts(_ table: String = "visits", site: String? = nil) async throws -> [KioskTally] {
    let first = try #require(ServiceDate("2000-01-01"))
    let last = try #require(ServiceDate("2099-12-31"))
    return try await store.tallies(tables: [table], site: site, dates: first...last)
  }
}

extension IngestAnswer {
  /// Stored, and counted.
  static func stored(_ position: JournalPosition) -> IngestAnswer { .stored(HeldHistory(position, isCounted: true)) }
}
