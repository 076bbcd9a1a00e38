import Foundation
import KioskProcesses
import Synchronization
import Testing

@Suite("kill -9 at any moment", .serialized)
struct KillProcessTests {
  /// Rounds; a long run is `KILL_ROUNDS=100`.
  private static let rounds = ProcessInfo.processInfo.environment["KILL_ROUNDS"].flatMap { Int($0) } ?? 5
  private static let issuers = 20

  @Test("No number that anyone holds is lost or given again, and the centre counts what the journal holds")
  func rounds() throws {
    let centre = try CentreProcess(in: FileManager.default.temporaryDirectory)
    defer { centre.stop() }
    var place = try KioskPlace(in: FileManager.default.temporaryDirectory, paper: .folder, centre: centre.settings)
    defer { place.remove() }
    place.pads = 1
    var acknowledged: [Int] = []
    var before: [String] = []
    for _ in 0..<Self.rounds {
      let kiosk = try KioskProcess(place)
      let stored = try Self.stored(place)
      #expect(stored.starts(with: before), "what was given is given for good")
      try Self.check(acknowledged, place, against: stored)
      before = stored
      acknowledged += try Self.rush(kiosk)
    }
    try Self.end(place, centre, acknowledged)
  }

  /// Everybody asks at once until the kiosk is killed.
  ///
  /// - Returns: the numbers that were acknowledged.
  private static func rush(_ kiosk: KioskProcess) throws -> [Int] {
    let numbers = Mutex<[Int]>([])
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<issuers {
      let issuer = Issuer(line: try kiosk.line())
      Thread.detachNewThread {
        while let number = issuer.line.issue()?.number { numbers.withLock { $0.append(number) } }
        done.signal()
      }
    }
    let pad = try kiosk.pads()[0]
    let killed = Moment.now + UInt64.random(in: 20_000_000...500_000_000)
    var button = 0
    while Moment.now < killed {
      pad.press(button % Pad.buttons)
      button += 1
      usleep(5000)
    }
    kiosk.process.kill()
    for _ in 0..<issuers { done.wait() }
    return numbers.withLock(\.self)
  }

  private struct Issuer: @unchecked Sendable {  // because only the issuer's own thread uses the line
    let line: StaffLine
  }

  private static func check(_ acknowledged: [Int], _ place: KioskPlace, against stored: [String]) throws {
    let numbers = stored.compactMap { $0.split(separator: "|").last.flatMap { Int($0) } }
    #expect(Set(numbers).count == numbers.count)
    #expect(Set(acknowledged).count == acknowledged.count, "a number was given twice")
    #expect(Set(acknowledged).isSubset(of: numbers), "an acknowledged number is not in the journal")
    // The job's name ends with the label, such as A001.
    let printed = try place.pictures().compactMap { $0.split(separator: "A").last.flatMap { Int($0) } }
    #expect(Set(printed).isSubset(of: numbers), "a printed number is not in the journal")
  }

  /// Position and number of every ticket, read by SQLite's own program.
  private static func stored(_ place: KioskPlace) throws -> [String] {
    try ChildProcess.run(
      ["sqlite3", "-readonly", "-cmd", ".timeout 5000", place.journal, "SELECT seq, number FROM ticket ORDER BY seq"]
    ).output.split(separator: "\n").map(String.init)
  }

  private static func end(_ place: KioskPlace, _ centre: CentreProcess, _ acknowledged: [Int]) throws {
    let kiosk = try KioskProcess(place)
    let line = try kiosk.line()
    let limit = Moment.now + 120_000_000_000
    // Tickets that the last kill took from the paper are printed again meanwhile, which makes new events.
    var unsent: Int? = line.status()?.value("unsent")
    while unsent != 0, Moment.now < limit {
      usleep(20_000)
      unsent = line.status()?.value("unsent")
    }
    #expect(unsent == 0, "the backlog has drained")
    #expect(kiosk.process.stop() == 0)
    let stored = try stored(place)
    try check(acknowledged, place, against: stored)
    let kioskctl = Programs.path(of: "kioskctl")
    let verified = try ChildProcess.run([kioskctl, "journal", "verify", place.journal])
    #expect(verified.status == 0, "\(verified.output)")
    let (from, to) = dates
    let exported = try ChildProcess.run(
      [kioskctl, "export", "daily", "--journal", place.journal, "--table", "visits", "--from", from, "--to", to])
    #expect(issued(exported.output) == stored.count)
    #expect(issued(try centre.dailyVisits(from: from, to: to)) == stored.count)
    print("\(rounds) rounds: \(stored.count) numbers, \(acknowledged.count) acknowledged, none lost or given twice")
  }

  /// Yesterday and tomorrow: the rounds may pass midnight.
  private static var dates: (String, String) {
    let day: TimeInterval = 86_400
    let format = Date.ISO8601FormatStyle().year().month().day()
    return (Date(timeIntervalSinceNow: -day).formatted(format), Date(timeIntervalSinceNow: day).formatted(format))
  }

  /// The sum of the column `issued`.
  private static func issued(_ csv: String) -> Int {
    let rows = csv.split(whereSeparator: \.isNewline).map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let column = rows.first?.firstIndex(of: "issued") else { return -1 }
    return rows.dropFirst().compactMap { Int($0[column]) }.reduce(0, +)
  }
}
