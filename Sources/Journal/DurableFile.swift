import Events
import Foundation
import Glibc

/// Files and directories that are there after a power cut. Syncs are `fsync(2)`; the journal's commits use
/// `fdatasync(2)`, so that the two can be counted apart.
enum DurableFile {
  /// Replaces a file whole: temporary file, sync, `rename(2)`, sync of the directory.
  static func replace(_ path: String, with bytes: [UInt8]) throws(JournalFault) {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .system("open", temporary) }
    defer { close(descriptor) }
    try writeAll(bytes, to: descriptor, path: temporary)
    guard fsync(descriptor) == 0 else { throw .system("fsync", temporary) }
    guard rename(temporary, path) == 0 else { throw .system("rename", temporary) }
    try syncDirectory(of: path)
  }

  /// Makes the directory that holds `path`, and those above it, for the kiosk's user and group.
  static func makeDirectory(of path: String) throws(JournalFault) {
    let directory = Self.directory(of: path)
    guard !FileManager.default.fileExists(atPath: directory) else { return }
    try makeDirectory(of: directory)
    guard mkdir(directory, 0o750) == 0 || errno == EEXIST else { throw .system("mkdir", directory) }
    try syncDirectory(of: directory)
  }

  /// Makes names in the directory that holds `path` durable.
  static func syncDirectory(of path: String) throws(JournalFault) {
    let directory = Self.directory(of: path)
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", directory) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("fsync", directory) }
  }

  private static func directory(of path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().path
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: CInt, path: String) throws(JournalFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw .system("write", path) }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
