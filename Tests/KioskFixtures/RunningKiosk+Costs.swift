internal import Foundation

/// What the kernel knows of the process (proc_pid_status(5)).
extension RunningKiosk {
  /// Memory by the kernel's names (`VmRSS`, `RssAnon`), in kB; 0 when it has ended.
  public func memory(_ name: String) -> Int { program.memory(name) }

  /// Context switches of each thread so far, voluntary and not, by thread name and id.
  public func contextSwitches() -> [String: Int] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(program.id)/task")) ?? []
    var switches: [String: Int] = [:]
    for task in tasks {
      let status = (try? String(contentsOfFile: "/proc/\(program.id)/task/\(task)/status", encoding: .utf8)) ?? ""
      let lines = status.split(separator: "\n")
      let name = lines.first.map { $0.dropFirst(6) } ?? ""
      switches["\(name) \(task)"] = lines.filter { $0.contains("ctxt_switches") }
        .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
    }
    return switches
  }
}

extension ChildProgram {
  /// As `RunningKiosk.memory`.
  public func memory(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
