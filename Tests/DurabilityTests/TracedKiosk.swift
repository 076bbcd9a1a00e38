import Foundation
import KioskProcesses

/// A kiosk under strace(1), and what it did.
final class TracedKiosk {
  let kiosk: KioskProcess
  private let trace: String

  /// - Parameter careless: commits with `synchronous = NORMAL`, which the kiosk itself would never do; the preload does
  ///   it behind its back.
  init(_ place: KioskPlace, careless: Bool = false) throws {
    trace = place.path("trace")
    let calls = "trace=read,readv,recvfrom,recvmsg,write,writev,pwrite64,sendto,sendmsg,sendmmsg,fdatasync"
    var wrapper = ["strace", "-f", "-y", "-ttt", "-s", "512", "-o", trace, "-e", calls]
    if careless {
      let witness = try Witness(place.path("witness"))
      self.witness = witness
      for (name, value) in witness.environment { wrapper += ["-E", "\(name)=\(value)"] }
      wrapper += ["-E", "WITNESS_CARELESS=1"]
    }
    kiosk = try KioskProcess(place, wrapper: wrapper)
  }

  private var witness: Witness?

  /// Stops the kiosk in order and reads what it did.
  func calls() throws -> TracedCalls {
    _ = try kiosk.line().ask("POST /v1/stop")
    kiosk.process.waitForEnd()
    return TracedCalls(try String(contentsOfFile: trace, encoding: .utf8))
  }
}

/// Waits for something outside to have happened.
///
/// - Returns: whether it has, within 20 s.
func eventually(_ happened: () throws -> Bool) rethrows -> Bool {
  let limit = ContinuousClock.now + .seconds(20)
  while try !happened() {
    guard .now < limit else { return false }
    usleep(2000)
  }
  return true
}

extension KioskPlace {
  /// Events of a kind in the journal, counted by SQLite's own program.
  func count(of kind: String) throws -> Int {
    let sql = "SELECT count(*) FROM event WHERE kind = '\(kind)'"
    let output = try ChildProcess.run(["sqlite3", "-readonly", "-cmd", ".timeout 5000", journal, sql]).output
    return Int(output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1
  }

  /// Runs a story in a kiosk's folder of its own.
  static func withPlace<Result>(
    paper: Paper = .none, pads: Int = 1, _ story: (KioskPlace) throws -> Result
  ) throws -> Result {
    let place = try KioskPlace(in: FileManager.default.temporaryDirectory, paper: paper, pads: pads)
    defer { place.remove() }
    return try story(place)
  }
}
