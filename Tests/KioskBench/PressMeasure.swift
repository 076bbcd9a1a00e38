import Foundation
import KioskFixtures

/// From the write of a press into a pad's pipe until its commit has returned, beside the floor.
///
/// The moment of the commit is stamped inside the kiosk's process by a preload, when the sync of the log returns: nobody
/// polls, nothing is added but two clock readings. One press is under way at a time, as at a kiosk; the kiosk sleeps
/// between presses, so every measure includes waking it up.
enum PressMeasure {
  /// More keys than presses in the guard's pause: every press gives a number.
  private static let pads = 40
  private static let spacing = Duration.milliseconds(3)

  static func run(_ count: Int, in directory: URL, _ report: inout Report) throws {
    report.section("press → durable, beside raw SQLite")
    let place = try KioskPlace(in: directory) {
      $0.printers = ""
      $0.inputs = (0..<Self.pads).map { .buttons($0) }
    }
    let witness = try Witness(place.file("witness"))
    let kiosk = try RunningKiosk(at: place, environment: witness.environment)
    defer { kiosk.program.stop() }
    let floor = try Floor(place.file("floor.sqlite"))
    let pads = try (0..<Self.pads).map { try kiosk.buttons($0) }
    _ = witness.newSyncs()
    var presses: [UInt64] = []
    var floors = Sample()
    for index in 0..<count {
      presses.append(try pads[index % pads.count].press(.button(index / pads.count % Pad.buttons)))
      pause(spacing)
      let begin = Moment.now
      try floor.commitTicket()
      floors.add(from: begin, to: Moment.now)
      if index % 250 == 249 { floor.checkpoint() }
      pause(spacing / 3)
    }
    let visits = try kiosk.line().status()?.value("visits") ?? 0
    tell(presses, witness.newSyncs(), floors, visits, &report)
  }

  private static func tell(
    _ presses: [UInt64], _ syncs: [Witness.Sync], _ floors: Sample, _ visits: Int, _ report: inout Report
  ) {
    var durable = Sample()
    var commits = syncs.filter(\.isCommit)[...]
    for press in presses {
      commits = commits.drop { $0.start < press }
      if let commit = commits.first { durable.add(from: press, to: commit.end) }
    }
    report.line("press → durable", durable.summary)
    report.line("floor (same rows)", floors.summary)
    report.bar("numbers given for presses", Double(visits), atLeast: Double(presses.count), "of \(presses.count)")
    report.bar("p99 against the floor's", durable.percentile(0.99) / floors.percentile(0.99), atMost: 5, "×")
    let data = syncs.filter(\.isJournal).count
    report.bar("fdatasync per ticket", Double(data) / Double(presses.count), atMost: 1.02, "")
    report.line("syncs of the high-water file", "\(syncs.count - data)")
  }
}
