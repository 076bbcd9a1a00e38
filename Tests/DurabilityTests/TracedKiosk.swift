import Foundation
import KioskFixtures

/// A kiosk under strace(1), and what it did.
final class TracedKiosk {
  let kiosk: RunningKiosk
  private let trace: String

  /// - Parameter careless: commits with `synchronous = NORMAL`, which the kiosk itself would never do; the preload does
  ///   it behind its back.
  init(_ place: KioskPlace, careless: Bool = false) throws {
    trace = place.file("trace")
    let calls = "trace=read,readv,recvfrom,recvmsg,write,writev,pwrite64,sendto,sendmsg,sendmmsg,fdatasync"
    var wrapper = ["/usr/bin/strace", "-f", "-y", "-ttt", "-s", "512", "-o", trace, "-e", calls]
    if careless {
      let witness = try Witness(place.file("witness"))
      self.witness = witness
      for (name, value) in witness.environment { wrapper += ["-E", "\(name)=\(value)"] }
      wrapper += ["-E", "WITNESS_CARELESS=1"]
    }
    kiosk = try RunningKiosk(at: place, wrapper: wrapper)
  }

  private var witness: Witness?

  /// Stops the kiosk in order and reads what it did.
  func calls() throws -> TracedCalls {
    _ = try kiosk.line().ask("POST /v1/stop")
    try kiosk.program.end(within: .seconds(30))
    return TracedCalls(try String(contentsOfFile: trace, encoding: .utf8))
  }
}

extension KioskPlace {
  /// Events of a kind in the journal, counted by SQLite's own program.
  func count(of kind: String) throws -> Int {
    let count = try query("SELECT count(*) FROM event WHERE kind = '\(kind)'")
    return Int(count.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }

  /// What an outsider finds in the journal: SQLite's own program reads it, none of our code.
  func query(_ sql: String) throws -> String {
    try FinishedProgram.output(of: "/usr/bin/sqlite3", "-readonly", "-cmd", ".timeout 5000", journalFile, sql)
  }

  /// Waits until the journal has so many events of a kind.
  ///
  /// - Returns: whether it has, within 20 s.
  func wait(for count: Int, of kind: String) throws -> Bool {
    try FolderWatch(stateDirectory).wait(within: .seconds(20)) { try self.count(of: kind) == count ? true : nil }
      ?? false
  }

  /// Waits until so many pictures have been printed.
  ///
  /// - Returns: whether they have, within 20 s.
  func wait(forPictures count: Int) throws -> Bool {
    try FolderWatch(ticketFolder).wait(within: .seconds(20)) { try pictures().count == count ? true : nil } ?? false
  }
}
