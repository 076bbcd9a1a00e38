import ControlSocket
import Events
import Ports
import Foundation
import GRDB
import Journal
import KioskFixtures
import Testing

@Suite("A running kiosk: power cuts and lost journals", .serialized)
struct LossProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  @Test("Killed while people press: every acknowledged number is in the journal once, and none is given again")
  func killed() async throws {
    var acknowledged: [String: Int64] = [:]
    for round in 1...3 {
      let kiosk = try await RunningKiosk(at: place)
      for (number, seq) in try await issueUntilKilled(kiosk, after: 5 * round) {
        #expect(acknowledged.updateValue(seq, forKey: number) == nil, "\(number) was given twice")
      }
    }
    try await RunningKiosk(at: place).stop()
    let journal = try place.events().compactMap { event -> (String, Int64)? in
      guard case .ticket(.issued(let issued))? = try event.fact() else { return nil }
      return (issued.ticket.description, event.header.seq)
    }
    let bySeq = Dictionary(uniqueKeysWithValues: journal)
    for (number, seq) in acknowledged { #expect(bySeq[number] == seq) }
    #expect(acknowledged.count >= 30)
    let onPaper = try FileManager.default.contentsOfDirectory(atPath: place.ticketFolder).filter {
      $0.hasSuffix(".png")
    }
    let jobs = Set(try place.papers().map { $0.job + ".png" })
    #expect(!onPaper.isEmpty && jobs.isSuperset(of: onPaper))
    let report = try place.verification()
    #expect(report.fault == nil)
  }

  /// No file grows beyond 400 KiB, and whoever writes more is told so (EFBIG, setrlimit(2)): SQLite sees a failing disk.
  private static let smallFiles = ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 400; exec \"$@\"", "bash"]

  @Test("A disk that fails ends the kiosk with a status on which it is started again; no number is lost or given twice")
  func failingDisk() async throws {
    let place = place
    let kiosk = try await offThePool { try RunningKiosk(at: place, wrapper: Self.smallFiles) }
    var given = 0
    while given < 500, (try? await kiosk.control.issue(.init(service: "ADVICE"))) != nil { given += 1 }
    #expect(try await kiosk.program.end() == .exited(74))
    #expect(place.log.contains("no number can be given any more"), "\(place.log)")
    let second = try await RunningKiosk(at: place)
    let next = try await second.control.issue(.init(service: "ADVICE"))
    #expect(given > 0 && next.number == TicketNumber(series: "A", number: given + 1).description)
    #expect(try place.verification().fault == nil)
  }

  @Test(
    "A print intention that a kill left open is printed again as a copy while it is young, on whatever printer there is"
  )
  func youngIntention() async throws {
    let ticket = try await intentionLeftOpen()
    let second = try await RunningKiosk(at: place)
    let facts = try await second.journal { $0.contains { $0.kind == .ticket(.handedOver) } }
    let copies = facts.compactMap { if case .ticket(.reprinted(let copy)) = $0 { copy } else { nil } }
    #expect(copies.map(\.reference.seq) == [ticket] && copies.first?.copy == 1 && copies.first?.reason == "lost")
    let papers = try FileManager.default.contentsOfDirectory(atPath: place.ticketFolder)
    #expect(papers.contains { $0.hasSuffix("A001-copy-1.png") } && !papers.contains { $0.hasSuffix("A001.png") })
  }

  @Test("An older one becomes unconfirmed, never silently dropped")
  func oldIntention() async throws {
    let ticket = try await intentionLeftOpen()
    try place.configure { $0.more = "paper: {reprint_lost_seconds: 0}" }
    let second = try await RunningKiosk(at: place)
    let facts = try await second.journal { $0.contains { $0.kind == .ticket(.unconfirmed) } }
    let settled = facts.compactMap { if case .ticket(.unconfirmed(let settled)) = $0 { settled } else { nil } }
    #expect(settled.map(\.reference.seq) == [ticket])
    #expect(!facts.contains { $0.kind == .ticket(.reprinted) })
  }

  /// A kiosk is killed while its spooler hangs; the folder takes the printer's place.
  private func intentionLeftOpen() async throws -> Int64 {
    let hung = try HungSpooler()
    try place.configure {
      $0.print(to: "thermal", of: "127.0.0.1:\(hung.port)")
    }
    let first = try await RunningKiosk(at: place)
    let ticket = try await first.control.issue(.init(service: "ADVICE"))
    #expect(ticket.onPaper)
    try await first.kill()
    try place.configure { _ in }
    return ticket.seq
  }

  @Test("When an old copy of the journal is put back, a new one begins after the numbers that were given")
  func restored() async throws {
    let first = try await RunningKiosk(at: place)
    let old = try await first.control.issue(.init(service: "ADVICE"))
    try await first.stop()
    let copy = try Data(contentsOf: URL(filePath: place.journalFile))
    let second = try await RunningKiosk(at: place)
    var last = old
    for _ in 1...120 { last = try await second.control.issue(.init(service: "ADVICE")) }
    try await second.stop()
    try copy.write(to: URL(filePath: place.journalFile))
    let third = try await RunningKiosk(at: place)
    let next = try await third.control.issue(.init(service: "ADVICE"))
    #expect(next.journal != last.journal && last.journal == old.journal)
    #expect(Self.number(next.number) > Self.number(last.number))
    #expect(try place.facts().contains { $0.kind == .day(.numbersSkipped) })
    #expect(FileManager.default.fileExists(atPath: place.journalFile + ".kept-1"))
    #expect(place.log.contains("lost its end"))
    try await third.stop()
    #expect(try place.verification().fault == nil)
  }

  @Test("No journal and a torn high-water file: staff are warned loudly")
  func torn() async throws {
    try FileManager.default.createDirectory(atPath: place.highWaterDirectory, withIntermediateDirectories: true)
    try Data("torn".utf8).write(to: URL(filePath: place.highWaterDirectory + "/high-water"))
    let kiosk = try await RunningKiosk(at: place)
    #expect(place.log.contains("WARNING") && place.log.contains("คำเตือน"))
    let run = try await kiosk.kioskctl("status")
    #expect(run.output.hasPrefix("Warning: WARNING"))
  }

  @Test("A high-water file that cannot be written stops nobody, and status says so")
  func noHighWater() async throws {
    try Data().write(to: URL(filePath: place.highWaterDirectory))
    let kiosk = try await RunningKiosk(at: place)
    #expect(try await kiosk.control.issue(.init(service: "ADVICE")).number == "A001")
    let status = try await kiosk.control.status()
    #expect(status.fault == nil && status.warnings.contains { $0.contains(place.highWaterDirectory) })
  }

  /// Each is a way in which the newest checkpoints cannot be used; the older ones, or the events, give the same.
  @Test(
    "No checkpoint keeps a kiosk from starting: it says why one is passed over, and numbers go on",
    arguments: [
      "UPDATE checkpoint SET state = x'7b7d' WHERE seq = (SELECT max(seq) FROM checkpoint)",
      "UPDATE checkpoint SET state = x'00'", "UPDATE checkpoint SET state_format = 99",
      "UPDATE checkpoint SET seq = seq + 1000000", "DELETE FROM checkpoint",
    ])
  func checkpoints(change: String) async throws {
    let first = try await RunningKiosk(at: place)
    for _ in 1...2 { _ = try await first.control.issue(.init(service: "ADVICE")) }
    try await first.stop()
    let database = try DatabaseQueue(path: place.journalFile)
    try await database.writeWithoutTransaction { db in
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM checkpoint") ?? 0 > 0)
      try db.execute(sql: change)
    }
    try database.close()
    let second = try await RunningKiosk(at: place)
    #expect(try await second.control.issue(.init(service: "ADVICE")).number == "A003")
    #expect(try await second.control.status().visits == 3)
    #expect(place.log.contains("passed over") != change.hasPrefix("DELETE"))
  }

  @Test("A pause that changed nothing does not pause again what was resumed since, when it is repeated after a restart")
  func repeatedPause() async throws {
    let pause = ControlMessage.Issuing(paused: true)
    let first = try await RunningKiosk(at: place)
    _ = try await first.control.perform(pause, id: "pause-1")
    #expect(try await first.control.perform(pause, id: "pause-2").paused)
    _ = try await first.control.perform(ControlMessage.Issuing(paused: false))
    try await first.kill()
    let second = try await RunningKiosk(at: place)
    #expect(try await second.control.perform(pause, id: "pause-2").paused)
    #expect(try await second.control.status().issuingPaused == false)
  }

  @Test("A command repeated after a restart gives its first result")
  func repeated() async throws {
    let first = try await RunningKiosk(at: place)
    let issued = try await first.control.issue(.init(service: "ADVICE"), id: "issue-1")
    let voided = try await first.control.void(issued.number, .init(reason: .test), id: "void-1")
    let counted = try await first.control.count(.init(service: "ADVICE", count: 3), id: "count-1")
    #expect(try await first.control.issue(.init(service: "ADVICE"), id: "issue-1") == issued)
    #expect(try await first.control.void(issued.number, .init(reason: .test), id: "void-1") == voided)
    try await first.kill()
    let second = try await RunningKiosk(at: place)
    #expect(try await second.control.issue(.init(service: "ADVICE"), id: "issue-1") == issued)
    #expect(try await second.control.void(issued.number, .init(reason: .test), id: "void-1") == voided)
    #expect(try await second.control.count(.init(service: "ADVICE", count: 3), id: "count-1") == counted)
    let used = try await #require(throws: ControlProblem.self) {
      try await second.control.count(.init(service: "ADVICE", count: 3), id: "issue-1")
    }
    #expect(used.code == "command_id_used" && used.detail == "issue-1")
    #expect(try place.tickets().count == 1)
    #expect(try await second.control.status().visits == 3)
  }

  /// Four issuers and a pressing visitor, until the kiosk is killed.
  ///
  /// - Returns: what was acknowledged: numbers and positions.
  private func issueUntilKilled(_ kiosk: RunningKiosk, after enough: Int) async throws -> [(String, Int64)] {
    try await withThrowingTaskGroup(of: [(String, Int64)].self) { group in
      for _ in 1...4 {
        group.addTask {
          var given: [(String, Int64)] = []
          while let ticket = try? await kiosk.control.issue(.init(service: "ADVICE")) {
            given.append((ticket.number, ticket.seq))
          }
          return given
        }
      }
      try kiosk.pad.press(.b)
      let before = try place.tickets().count
      try await kiosk.journal { $0.count { $0.kind == .ticket(.issued) } >= before + 2 * enough }
      try await kiosk.kill()
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func number(_ label: String) -> Int { Int(label.dropFirst()) ?? 0 }
}
