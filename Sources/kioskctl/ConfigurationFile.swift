import Foundation
import Glibc
import Settings

/// A configuration that a command changes: whole or not at all, and with a copy of what it was.
struct ConfigurationFile {
  private static let copyMark = ".before-learn-"

  /// The file itself, where the given path is a link.
  let path: String

  init(_ path: String) {
    self.path = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
  }

  /// - Throws: `Failure` with every fault of the file.
  func settings() throws -> KioskSettings {
    do throws(SettingsFaults) { return try KioskSettings.load(path).settings } catch {
      throw Failure(.configuration, "\(error)", thai: "\(error)")
    }
  }

  func text() throws -> String { try Self.text(of: path) }

  /// - Throws: `Failure` before any work is done for nothing.
  func requireWritable() throws {
    let directory = (path as NSString).deletingLastPathComponent
    guard access(directory.isEmpty ? "." : directory, W_OK | X_OK) == 0, access(path, R_OK | W_OK) == 0 else {
      let cause = String(cString: strerror(errno))
      throw Failure(
        .inputOrOutput, "\(path) cannot be changed: \(cause). Run this command with sudo.",
        thai: "แก้ไข \(path) ไม่ได้: \(cause) กรุณาใช้คำสั่งนี้ด้วย sudo")
    }
  }

  /// Puts `new` in the file's place, with its mode and owner, after it has passed the check of a start.
  ///
  /// - Parameter old: what the file held when `new` was made of it.
  /// - Returns: the path of the copy of `old`.
  /// - Throws: `Failure`; then nothing has changed.
  func replace(_ old: String, with new: String) throws -> String {
    guard try text() == old else {
      throw Failure(
        .inputOrOutput, "\(path) was changed by somebody else meanwhile. Begin again.",
        thai: "มีผู้อื่นแก้ไข \(path) ระหว่างนี้ กรุณาเริ่มใหม่")
    }
    let copy = freeName(path + Self.copyMark + Self.now())
    try write(old, to: copy)
    do {
      try put(new)
    } catch {
      unlink(copy)
      throw error
    }
    return copy
  }

  // MARK: - Undoing

  /// The latest copy, by its date; `nil` when there is none.
  var latestCopy: String? {
    let directory = URL(filePath: path).deletingLastPathComponent()
    let prefix = (path as NSString).lastPathComponent + Self.copyMark
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false))) ?? []
    return names.filter { $0.hasPrefix(prefix) }.max().map {
      directory.appending(component: $0).path(percentEncoded: false)
    }
  }

  /// Brings a copy back. What the file held goes into another copy, which no further undoing takes.
  ///
  /// - Returns: the path of that copy.
  func restore(_ copy: String) throws -> String {
    let old = try text()
    let kept = freeName(path + ".before-undo-" + Self.now())
    try write(old, to: kept)
    try put(try Self.text(of: copy))
    unlink(copy)
    return kept
  }

  // MARK: - Files

  static func text(of path: String) throws -> String {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
    else {
      throw Failure(.noInput, "\(path) cannot be read", thai: "อ่าน \(path) ไม่ได้")
    }
    return text
  }

  /// Writes beside the file, checks, and renames: whoever starts meanwhile reads the old file or the new one whole.
  private func put(_ text: String) throws {
    let partial = path + ".partial-\(getpid())"
    defer { unlink(partial) }
    try write(text, to: partial)
    do throws(SettingsFaults) { _ = try KioskSettings.load(partial) } catch {
      throw Failure(.configuration, "\(error)", thai: "\(error)")
    }
    guard rename(partial, path) == 0 else { throw unwritable(path) }
    syncDirectory()
  }

  /// A new file with mode and owner of the configuration, on the disk when this returns.
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
    return Failure(.inputOrOutput, "cannot write \(name): \(cause)", thai: "เขียน \(name) ไม่ได้: \(cause)")
  }
}
