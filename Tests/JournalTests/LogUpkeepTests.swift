import Events
import Foundation
import Testing

@testable import Journal

@Suite("The log on a kiosk that is switched off at the wall")
struct LogUpkeepTests {
  private let kiosk: Kiosk

  init() throws {
    kiosk = try Kiosk()
  }

  /// What the disk holds when the power fails: the files as they are, with no journal open.
  private func cutPower() throws {
    let state = URL(filePath: kiosk.place.file).deletingLastPathComponent()
    let disk = kiosk.directory.appending(path: "disk")
    try FileManager.default.copyItem(at: state, to: disk)
    try FileManager.default.removeItem(at: disk.appending(path: "journal.sqlite-shm"))
    try FileManager.default.removeItem(at: state)
    try FileManager.default.moveItem(at: disk, to: state)
  }

  private func size(_ suffix: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: kiosk.place.file + suffix)[.size] as? Int ?? 0
  }

  /// The last position that somebody finds who takes the database file alone.
  private func endInFileAlone() throws -> Int64 {
    let copy = kiosk.directory.appending(path: "copy-\(UUID().uuidString).sqlite")
    try FileManager.default.copyItem(atPath: kiosk.place.file, toPath: copy.path)
    return try JournalReader(file: copy.path).lastPosition().seq
  }

  /// A day that ends at the wall: so many events, each committed by itself, and no orderly stop.
  private func day(from seq: Int64, events: Int64) async throws -> Journal {
    let journal = try kiosk.open()
    for seq in seq..<(seq + events) { try await journal.writer.write([Kiosk.started(seq: seq)]) }
    return journal
  }

  @Test("What was durable yesterday is in the database file today, and the log does not grow from day to day")
  func evenings() async throws {
    var logs: [Int] = []
    for evening in Int64(0)..<6 {
      let journal = try await day(from: evening * 60 + 1, events: 60)
      if evening > 0 { #expect(try endInFileAlone() >= evening * 60) }
      logs.append(try size("-wal"))
      try cutPower()
      journal.close()
    }
    let first = try #require(logs.first)
    #expect(logs.allSatisfy { $0 < 2 * first }, "\(logs)")
  }

  @Test("However large the events of a long day are, the log stays within its bound")
  func large() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    let text = String(repeating: "x", count: 100_000)
    for seq in Int64(1)...400 {
      try await journal.writer.write([Kiosk.event(seq: seq, .machine(.kioskStarted(KioskStarted(program: text))))])
    }
    #expect(try size("-wal") < 24_000_000)
  }
}
