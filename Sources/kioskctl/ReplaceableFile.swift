import Events
import Foundation
import Glibc
import SystemCalls
import SystemPackage
import Terminal

/// A file of the machine's configuration that a command replaces as a whole, with the mode and owner that it had.
struct ReplaceableFile {
  /// The file itself, where the given path is a link.
  let path: String

  init(_ path: String) {
    self.path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
  }

  func text() throws -> String {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
    else {
      throw Failure(.noInput, Bilingual(thai: "อ่าน \(path) ไม่ได้", english: "\(path) cannot be read"))
    }
    return text
  }

  /// Puts what the file holds, or held, into a copy beside it.
  ///
  /// - Parameter mark: what the copy's name has behind the file's, before the date and time.
  /// - Returns: the copy's path.
  func keep(_ text: String, marked mark: String) throws -> String {
    let copy = freeName(path + mark + Self.now())
    try write(text, to: copy)
    return copy
  }

  /// Writes beside the file, checks, and renames: whoever starts meanwhile reads the old file or the new one whole.
  ///
  /// - Parameter check: gets the path of the new text; what it throws keeps the old file.
  func put(_ text: String, check: (String) throws -> Void = { _ in }) throws {
    let partial = path + ".partial-\(getpid())"
    defer { unlink(partial) }
    try write(text, to: partial)
    try check(partial)
    do throws(SystemFault) { try DurableFile.rename(partial, to: path) } catch { throw unwritable(path, error) }
    // The file is in place; a directory that cannot be synced is no reason to call it back.
    try? DurableFile.syncDirectory(of: path)
  }

  /// A new file with mode and owner of this one, on the disk when this returns.
  private func write(_ text: String, to target: String) throws {
    do throws(SystemFault) {
      let old = try OwnedDescriptor(opening: path, .readOnly).status
      try DurableFile.create(target, with: Array(text.utf8), readableBy: .owner) {
        file throws(SystemFault) in
        if old.userID.rawValue != geteuid() || old.groupID.rawValue != getegid() {
          try systemCall("fchown") { fchown(file.rawValue, old.userID.rawValue, old.groupID.rawValue) }
        }
        try systemCall("fchmod") { fchmod(file.rawValue, old.permissions.rawValue) }
      }
    } catch {
      throw unwritable(target, error)
    }
  }

  private func freeName(_ name: String) -> String {
    ([name] + (2...99).map { "\(name)-\($0)" }).first { access($0, F_OK) != 0 } ?? name
  }

  private static func now() -> String {
    var time = time(nil)
    var parts = tm()
    localtime_r(&time, &parts)
    return String(
      format: "%04d%02d%02d-%02d%02d%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday, parts.tm_hour,
      parts.tm_min, parts.tm_sec)
  }

  private func unwritable(_ name: String, _ fault: SystemFault) -> Failure {
    Failure(
      .inputOrOutput,
      Bilingual(thai: "เขียน \(name) ไม่ได้: \(fault.errno)", english: "cannot write \(name): \(fault.errno)"))
  }
}
