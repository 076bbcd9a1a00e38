import Events
import Ports
import Foundation
import Testing

@testable import Journal

@Suite("The high-water mark: numbers are not given twice when a journal is lost")
struct HighWaterTests {
  private let kiosk: Kiosk

  init() throws {
    kiosk = try Kiosk()
  }

  @Test("What the file says is read back, Thai series and all")
  func roundTrip() throws {
    let journal = try #require(JournalID("00112233445566778899aabbccddeeff"))
    let file = HighWaterFile(path: kiosk.place.highWaterFile)
    #expect(try file.read() == nil)
    for date in [Kiosk.date, nil] {
      let mark = HighWater(journal: journal, seq: 150, day: 12, date: date, numbers: ["A": 87, "ก": 51, "": 50])
      try file.write(mark)
      #expect(try file.read() == mark)
    }
  }

  @Test("A file that was cut off or changed anywhere is not believed")
  func torn() throws {
    let journal = try #require(JournalID("00112233445566778899aabbccddeeff"))
    let mark = HighWater(journal: journal, seq: 150, day: 12, date: Kiosk.date, numbers: ["A": 87])
    let file = HighWaterFile(path: kiosk.place.highWaterFile)
    try file.write(mark)
    let bytes = Array(HighWaterFile.text(of: mark).utf8)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      for wrong in [Array(bytes.prefix(index)), changed] {
        try Data(wrong).write(to: URL(filePath: file.path))
        #expect(throws: JournalFault.self) { try file.read() }
      }
    }
  }

  @Test("The bound runs ahead of use, and moves once in 26 tickets")
  func ahead() async throws {
    let journal = try kiosk.open()
    defer { journal.close() }
    try await journal.writer.write([try Kiosk.dayOpened(seq: 1)])
    var marks: Set<HighWater> = []
    for number in 1...260 {
      let end = try await journal.writer.write([try Kiosk.issued(seq: Int64(number + 1), number: number)])
      let mark = try #require(try kiosk.highWater)
      #expect(mark.seq >= end.seq && mark.seq <= end.seq + 51 && mark.numbers["A", default: 0] >= number)
      marks.insert(mark)
    }
    #expect(marks.count <= 12)
    #expect(journal.writer.highWaterFault == nil)
  }

  @Test("The numbers of a burst larger than a block are covered before it is durable, its positions soon after")
  func burst() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 400))
    #expect(try #require(try kiosk.highWater).numbers["A", default: 0] >= 400)
    journal.close()
    #expect(try #require(try kiosk.highWater).seq >= 401)
  }

  @Test("The power fails before a burst larger than a block is durable: the journal has lost nothing, and goes on")
  func cutOffBurst() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    let use = try journal.reader.use()
    journal.close()
    let file = HighWaterFile(path: kiosk.place.highWaterFile)
    var keeper = HighWaterKeeper(file: file, use: use, bound: try file.read())
    keeper.cover(try (0..<200).map { try Kiosk.issued(seq: Int64($0 + 5), number: $0 + 4) })
    let next = try kiosk.open()
    defer { next.close() }
    #expect(next.opening == .continued)
  }

  @Test("An old copy put back is behind: it is not written on, and a new journal goes on after the bound")
  func restored() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 10))
    journal.close()
    let backup = try Data(contentsOf: URL(filePath: kiosk.place.file))
    let again = try kiosk.open()
    try await again.writer.write((0..<100).map { try Kiosk.issued(seq: Int64($0 + 12), number: $0 + 11) })
    again.close()
    try backup.write(to: URL(filePath: kiosk.place.file))

    let old = try kiosk.open()
    guard case .behind(let bounds) = old.opening else {
      Issue.record("the loss of 100 tickets was not noticed: \(old.opening)")
      return
    }
    #expect(bounds.seq >= 111 && bounds.day == 1 && bounds.date == Kiosk.date && bounds.numbers["A", default: 0] >= 110)
    await #expect(throws: JournalFault.self) { try await old.writer.write([try Kiosk.issued(seq: 12, number: 11)]) }
    old.close()

    let new = try kiosk.startAfresh()
    defer { new.close() }
    #expect(new.opening == .startedAfresh(bounds))
    #expect(new.header.journal != old.header.journal && new.reader.anchor.seq == 0)
    #expect(try JournalReader(file: kiosk.place.file + ".kept-1").lastPosition().seq == 11)
  }

  @Test("A journal that is gone is begun afresh with the bounds of the lost one, however few its events were")
  func lost() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    journal.close()
    try FileManager.default.removeItem(atPath: kiosk.place.file)
    let new = try kiosk.open()
    guard case .startedAfresh(let bounds) = new.opening else {
      Issue.record("the loss was not noticed: \(new.opening)")
      return
    }
    #expect(bounds.numbers["A", default: 0] >= 3)
    new.close()

    // The power fails before its first batch: the bounds are still known.
    let again = try kiosk.open()
    #expect(again.opening == .startedAfresh(bounds))
    let last = bounds.numbers["A", default: 0]
    let skipped = NumbersSkipped(day: 1, series: "A", first: 1, last: last)
    try await again.writer.write([
      try Kiosk.dayOpened(seq: 1), Kiosk.event(seq: 2, .day(.numbersSkipped(skipped))),
      try Kiosk.issued(seq: 3, number: last + 1),
    ])
    again.close()
    let next = try kiosk.open()
    #expect(next.opening == .continued)
    next.close()
  }

  @Test("Within a block of the end nothing is skipped, even when the power failed at any commit")
  func withinABlock() async throws {
    for number in 1...60 {
      let journal = try kiosk.open()
      #expect(journal.opening == (number == 1 ? .fresh : .continued))
      let opened = number == 1 ? [try Kiosk.dayOpened(seq: 1)] : []
      try await journal.writer.write(opened + [try Kiosk.issued(seq: Int64(number + 1), number: number)])
      journal.close()
    }
  }

  @Test("A torn or missing high-water file is told and written anew")
  func rewritten() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    journal.close()
    let file = URL(filePath: kiosk.place.highWaterFile)
    for (damage, code) in [(Data("queue-kiosk high-w".utf8), JournalFault.Code.damaged), (nil, .misuse)] {
      if let damage { try damage.write(to: file) } else { try FileManager.default.removeItem(at: file) }
      let next = try kiosk.open()
      #expect(next.opening == .continued && next.highWaterFault?.code == code)
      let end = try next.reader.lastPosition()
      try await next.writer.write([Kiosk.started(seq: end.seq + 1)])
      next.close()
      #expect(try kiosk.highWater?.numbers["A", default: 0] ?? 0 >= 53)
    }
  }

  @Test("A torn file beside a lost journal is told: nobody can say which numbers were given")
  func lostWithTornFile() async throws {
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    journal.close()
    try FileManager.default.removeItem(atPath: kiosk.place.file)
    try Data("queue-kiosk".utf8).write(to: URL(filePath: kiosk.place.highWaterFile))
    let next = try kiosk.open()
    defer { next.close() }
    #expect(next.opening == .fresh && next.highWaterFault?.code == .damaged)
  }

  @Test("A high-water file that cannot be written is told, and the journal goes on")
  func unwritable() async throws {
    try FileManager.default.createDirectory(at: kiosk.directory, withIntermediateDirectories: true)
    try Data().write(to: kiosk.directory.appending(path: "elsewhere"))
    let journal = try kiosk.open()
    try await journal.writer.write(Kiosk.day(tickets: 3))
    journal.close()
    #expect(journal.writer.highWaterFault != nil)
  }
}
