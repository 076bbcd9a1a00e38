import Foundation
import KioskFixtures
import Testing

@Suite("kill -9 at any moment", .serialized)
struct KillProcessTests {
  /// Rounds; a long run is `KILL_ROUNDS=100`.
  private static let rounds = ProcessInfo.processInfo.environment["KILL_ROUNDS"].flatMap { Int($0) } ?? 5
  private static let issuers = 20

  @Test("No number that anyone holds is lost or given again, and the centre counts what the journal holds")
  func rounds() throws {
    let place = try KioskPlace()
    let centre = try RunningStatistics.serving(place)
    try place.configure {
      $0.inputs = [.buttons(0)]
      $0.centre = centre.place.address
    }
    var acknowledged: [Int] = []
    var before: [String] = []
    for _ in 0..<Self.rounds {
      let kiosk = try RunningKiosk(at: place)
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
  private static func rush(_ kiosk: RunningKiosk) throws -> [Int] {
    let numbers = Observed<[Int]>([])
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<issuers {
      let issuer = Issuer(line: try kiosk.line())
      Thread.detachNewThread {
        while let number = issuer.line.issue()?.number { numbers.change { $0.append(number) } }
        done.signal()
      }
    }
    let pad = try kiosk.buttons(0)
    let killed = ContinuousClock.now + .milliseconds(Int.random(in: 20...500))
    var button = 0
    while .now < killed {
      try pad.press(.button(button % Pad.buttons))
      button += 1
      // A press between answers, or nothing more until the power goes.
      let count = numbers.current.count
      _ = numbers.wait(within: ContinuousClock.now.duration(to: killed)) { $0.count >= count + 5 }
    }
    kiosk.program.kill()
    for _ in 0..<issuers { done.wait() }
    return numbers.current
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
    try place.query("SELECT seq, number FROM ticket ORDER BY seq").split(separator: "\n").map(String.init)
  }

  private static func end(_ place: KioskPlace, _ centre: RunningStatistics, _ acknowledged: [Int]) throws {
    let kiosk = try RunningKiosk(at: place)
    let line = try kiosk.line()
    // Tickets that the last kill took from the paper are printed again meanwhile, which makes new events.
    let hasDrained = try FolderWatch(centre.place.stateDirectory).wait(within: .seconds(120)) {
      line.status()?.value("unsent") == 0 ? true : nil
    }
    #expect(hasDrained == true, "the backlog has drained")
    #expect(kiosk.program.stop() == 0)
    let stored = try stored(place)
    try check(acknowledged, place, against: stored)
    let verified = try FinishedProgram.run("kioskctl", ["journal", "verify", place.journalFile], in: place.directory)
    #expect(verified.status == 0, "\(verified.errors)")
    let (from, to) = dates
    let exported = try FinishedProgram.run(
      "kioskctl",
      ["export", "daily", "--journal", place.journalFile, "--table", "visits", "--from", from, "--to", to],
      in: place.directory)
    #expect(issued(exported.output) == stored.count)
    #expect(issued(try centre.table("daily-visits", from: from, to: to)) == stored.count)
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
