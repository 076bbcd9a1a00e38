import Events
import Foundation
import Glibc
import Settings
import Terminal

/// A configuration that a command changes: whole or not at all, and with a copy of what it was.
struct ConfigurationFile {
  private static let copyMark = ".before-learn-"

  private let file: ReplaceableFile

  /// The file itself, where the given path is a link.
  var path: String { file.path }

  init(_ path: String) {
    file = ReplaceableFile(path)
  }

  /// - Throws: `Failure` with every fault of the file.
  func settings() throws -> KioskSettings {
    do throws(SettingsFaults) { return try KioskSettings.load(path).settings } catch {
      throw Failure(.configuration, Bilingual(thai: "\(error)"))
    }
  }

  func text() throws -> String { try Self.text(of: path) }

  /// - Throws: `Failure` before any work is done for nothing.
  func requireWritable() throws {
    let directory = (path as NSString).deletingLastPathComponent
    guard access(directory.isEmpty ? "." : directory, W_OK | X_OK) == 0, access(path, R_OK | W_OK) == 0 else {
      let cause = String(cString: strerror(errno))
      throw Failure(
        .inputOrOutput,
        Bilingual(
          thai: "แก้ไข \(path) ไม่ได้: \(cause) กรุณาใช้คำสั่งนี้ด้วย sudo",
          english: "\(path) cannot be changed: \(cause). Run this command with sudo."))
    }
  }

  /// Replaces the file by `new`, with its mode and owner, after it has passed the check of a start.
  ///
  /// - Parameter old: what the file held when `new` was made of it.
  /// - Returns: the path of the copy of `old`.
  /// - Throws: `Failure`; then nothing has changed.
  func replace(_ old: String, with new: String) throws -> String {
    guard try text() == old else {
      throw Failure(
        .inputOrOutput,
        Bilingual(
          thai: "มีผู้อื่นแก้ไข \(path) ระหว่างนี้ กรุณาเริ่มใหม่",
          english: "\(path) was changed by somebody else meanwhile. Begin again."))
    }
    let copy = try file.keep(old, marked: Self.copyMark)
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
    let kept = try file.keep(old, marked: ".before-undo-")
    try put(try Self.text(of: copy))
    unlink(copy)
    return kept
  }

  // MARK: - Files

  static func text(of path: String) throws -> String { try ReplaceableFile(path).text() }

  /// Checks before the old file goes.
  private func put(_ text: String) throws {
    try file.put(text) { partial in
      do throws(SettingsFaults) { _ = try KioskSettings.load(partial) } catch {
        throw Failure(.configuration, Bilingual(thai: "\(error)"))
      }
    }
  }
}
