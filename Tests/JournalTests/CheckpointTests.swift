import Events
import Foundation
import GRDB
import Testing

@testable import Journal

@Suite("Checkpoints beside the events")
struct CheckpointTests {
  private let kiosk: Kiosk

  init() throws {
    kiosk = try Kiosk()
  }

  private func checkpoint(_ seq: Int64, _ state: String = "{}") -> Checkpoint {
    Checkpoint(seq: seq, format: 1, state: Array(state.utf8))
  }

  @Test("The last three are kept, the newest first, and the journal verifies with them")
  func lastThree() async throws {
    let journal = try kiosk.open()
    for seq in Int64(1)...5 {
      try await journal.writer.write([Kiosk.started(seq: seq)])
      let checkpoint = checkpoint(seq)
      await withCheckedContinuation { made in
        journal.writer.keep {
          made.resume()
          return checkpoint
        }
      }
    }
    journal.close()
    let reader = try JournalReader(file: kiosk.place.file)
    let kept = try reader.checkpoints()
    #expect(kept.map(\.seq) == [5, 4, 3] && kept.allSatisfy(\.isWhole))
    #expect(try reader.verify().fault == nil)
  }

  @Test("A batch goes before a checkpoint that waits, and a newer checkpoint takes its place")
  func afterBatches() throws {
    let journal = try kiosk.open()
    for seq in Int64(1)...200 {
      journal.writer.append([Kiosk.started(seq: seq)]) { _ in }
      let checkpoint = checkpoint(seq)
      journal.writer.keep { checkpoint }
    }
    journal.close()
    let reader = try JournalReader(file: kiosk.place.file)
    #expect(try reader.lastPosition().seq == 200)
    #expect(try reader.checkpoints().first?.seq == 200)
  }

  @Test("A state that cannot be encoded costs a checkpoint and nothing else")
  func unencodable() async throws {
    struct Unencodable: Error {}
    let journal = try kiosk.open()
    journal.writer.keep { throw Unencodable() }
    try await journal.writer.write([Kiosk.started(seq: 1)])
    journal.close()
    #expect(try JournalReader(file: kiosk.place.file).checkpoints().isEmpty)
  }

  @Test("After a checkpoint the writer's commits are durable as before")
  func stillDurable() throws {
    try FileManager.default.createDirectory(at: kiosk.directory, withIntermediateDirectories: true)
    let connection = try JournalConnection.writing(kiosk.directory.appending(path: "x.sqlite").path)
    try connection.writeWithoutTransaction { db in
      try JournalConnection.makeDurable(db)
      try JournalSchema.create(
        JournalHeader(journal: try #require(Kiosk.otherJournal), device: "K", site: "S", created: 0), in: db)
    }
    try checkpoint(1).keep(on: connection)
    try connection.writeWithoutTransaction { try JournalConnection.checkDurable($0) }
    try connection.close()
  }

  @Test("Whatever is changed in a checkpoint, it is known not to be whole, or not read at all")
  func tampered() async throws {
    for change in ["state = x'00'", "sha256 = x'00'", "state_format = 2", "seq = 1"] {
      let kiosk = try Kiosk()
      let journal = try kiosk.open()
      try await journal.writer.write(try Kiosk.day(tickets: 2))
      let checkpoint = checkpoint(3)
      journal.writer.keep { checkpoint }
      journal.close()
      try kiosk.tamper("UPDATE checkpoint SET \(change)")
      let kept = try JournalReader(file: kiosk.place.file).checkpoints()
      #expect(kept.allSatisfy { !$0.isWhole }, "\(change)")
    }
  }
}
