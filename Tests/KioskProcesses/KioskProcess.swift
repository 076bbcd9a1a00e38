internal import Foundation
internal import Glibc

/// A running kioskd, its service manager and whoever presses and asks.
public final class KioskProcess {
  public struct NotReady: Error, CustomStringConvertible {
    public var description: String

    public init(description: String) {
      self.description = description
    }
  }

  public let place: KioskPlace
  public let manager: ServiceManager
  public let process: ChildProcess
  /// From the start of the process until it said that it is ready.
  public let startTime: Duration

  /// Starts kioskd and waits until it is ready.
  ///
  /// - Parameters:
  ///   - wrapper: a command that starts it, such as strace and its options.
  ///   - environment: in addition to an empty one.
  public init(_ place: KioskPlace, wrapper: [String] = [], environment: [String: String] = [:]) throws {
    self.place = place
    manager = try ServiceManager(place.path("notify"))
    let settings = try place.writeSettings()
    var variables = ["PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": manager.path, "SWIFT_BACKTRACE": "enable=no"]
    variables.merge(environment) { $1 }
    let begin = Moment.now
    process = try ChildProcess(
      wrapper + [Programs.path(of: "kioskd"), "--config", settings], environment: variables, output: place.log)
    guard let ready = manager.hears("READY=1", within: 60) else {
      process.kill()
      throw NotReady(description: (try? String(contentsOfFile: place.log, encoding: .utf8)) ?? "kioskd is not ready")
    }
    startTime = .nanoseconds(Int64(ready - begin))
  }

  public func line(timeout: Int = 30) throws -> StaffLine { try StaffLine(place.controlSocket, timeout: timeout) }

  public func pads() throws -> [Pad] { try (0..<place.pads).map { try Pad(place.padPath($0)) } }

  /// Memory of the process by the kernel's names (`VmRSS`, `RssAnon`), in kB.
  public func memory(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process.id)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0
  }

  /// Context switches of each thread so far, voluntary and not, by thread name and id.
  public func contextSwitches() -> [String: Int] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.id)/task")) ?? []
    var switches: [String: Int] = [:]
    for task in tasks {
      let status = (try? String(contentsOfFile: "/proc/\(process.id)/task/\(task)/status", encoding: .utf8)) ?? ""
      let lines = status.split(separator: "\n")
      let name = lines.first.map { $0.dropFirst(6) } ?? ""
      switches["\(name) \(task)"] = lines.filter { $0.contains("ctxt_switches") }
        .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
    }
    return switches
  }
}
