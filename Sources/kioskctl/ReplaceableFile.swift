import Events
import Foundation
import Glibc
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
    guard rename(partial, path) == 0 else { throw unwritable(path) }
    syncDirectory()
  }

  /// A new file with mode and owner of this one, on the disk when this returns.
  private func write(_ text: String, to target: String) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    func number(_ key: FileAttributeKey) -> UInt32 { (attributes[key] as? NSNumber)?.uint32Value ?? 0 }
    let (owner, group) = (number(.ownerAccountID), number(.groupOwnerAccountID))
    let descriptor = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw unwritable(target) }
    let bytes = Array(text.utf8)
    let isOwned = owner == geteuid() && group == getegid()
    let isWhole =
      Glibc.write(descriptor, bytes, bytes.count) == bytes.count
      && (isOwned || fchown(descriptor, owner, group) == 0)
      && fchmod(descriptor, number(.posixPermissions)) == 0 && fsync(descriptor) == 0
    let failure = isWhole ? nil : unwritable(target)
    close(descriptor)
    guard let failure else { return }
    unlink(target)
    throw failure
  }

  /// Makes the names durable (`fsync(2)`).
  private func syncDirectory() {
    let directory = (path as NSString).deletingLastPathComponent
    let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
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

  private func unwritable(_ name: String) -> Failure {
    let cause = String(cString: strerror(errno))
    return Failure(
      .inputOrOutput, Bilingual(thai: "เขียน \(name) ไม่ได้: \(cause)", english: "cannot write \(name): \(cause)"))
  }
}
