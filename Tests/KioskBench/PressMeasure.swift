import Foundation
import KioskProcesses

/// From the write of a press into a pad's pipe until its commit has returned, beside the floor.
///
/// The moment of the commit is stamped inside the kiosk's process by a preload, when the sync of the log returns: nobody
/// polls, nothing is added but two clock readings. One press is under way at a time, as at a kiosk; the kiosk sleeps
/// between presses, so every measure includes waking it up.
enum PressMeasure {
  /// More keys than presses in the guard's pause: every press gives a number.
  private static let pads = 40
  private static let spacing: UInt32 = 3000

  static func run(_ count: Int, in directory: URL, _ report: inout Report) throws {
    report.section("press → durable, beside raw SQLite")
    let place = try KioskPlace(in: directory, pads: pads)
    defer { place.remove() }
    let witness = try Witness(place.path("witness"))
    let kiosk = try KioskProcess(place, environment: witness.environment)
    defer { kiosk.process.stop() }
    let floor = try Floor(place.path("floor.sqlite"))
    let pads = try kiosk.pads()
    _ = witness.newSyncs()
    var presses: [UInt64] = []
    var floors = Sample()
    for index in 0..<count {
      presses.append(pads[index % pads.count].press(index / pads.count % Pad.buttons))
      usleep(spacing)
      let begin = Moment.now
      try floor.commitTicket()
      floors.add(Moment.now - begin)
      if index % 250 == 249 { floor.checkpoint() }
      usleep(spacing / 3)
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
      if let commit = commits.first { durable.add(commit.end - press) }
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
