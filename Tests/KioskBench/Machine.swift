import Foundation
import Glibc
import KioskFixtures

/// Where the figures were measured: they mean nothing without it.
struct Machine: CustomStringConvertible {
  let fileSystem: String

  /// A file system without a disk below it, on which every sync is free.
  struct NoDisk: Error, CustomStringConvertible {
    var path: String
    var kind: String
    var description: String {
      "\(path) is on \(kind), where a sync costs nothing: name a directory on a disk with --directory"
    }
  }

  /// - Throws: `NoDisk` for tmpfs and ramfs.
  init(directory: String) throws {
    let words = try FinishedProgram.output(of: "/usr/bin/df", "--output=fstype", directory).split(separator: "\n")
    fileSystem = words.last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown"
    if Self.diskless.contains(fileSystem) { throw NoDisk(path: directory, kind: fileSystem) }
  }

  private static let diskless: Set<String> = ["tmpfs", "ramfs"]

  /// Processes that ran or waited to run in the last minute, others' included.
  static var load: String {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? "?"
    return String(text.prefix { $0 != " " })
  }

  var description: String {
    var system = utsname()
    uname(&system)
    let release = withUnsafeBytes(of: system.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    let processors = ProcessInfo.processInfo.processorCount
    return "\(processors) processors, Linux \(release), file system \(fileSystem), load \(Self.load)"
  }
}
