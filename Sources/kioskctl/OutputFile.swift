import Events
import Foundation
import Terminal

/// Where an export goes: whole or not at all.
enum OutputFile {
  private static let block = 1 << 16

  /// Collects what `produce` writes and puts it out in blocks.
  ///
  /// - Parameter path: a file that is replaced only when all is written; `nil` or `-` is standard output. A path that is
  ///   there and no regular file (a pipe, a device) is written as it is.
  static func write(to path: String?, _ produce: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
    do {
      guard let path, path != "-" else { return try fill(.standardOutput, produce) }
      let target = URL(filePath: path).resolvingSymlinksInPath()
      if isSpecial(target) {
        try fill(try FileHandle(forWritingTo: target), produce)
      } else {
        try replace(target, produce)
      }
    } catch let error as CocoaError {
      throw unwritable(path, error.localizedDescription)
    } catch let error as POSIXError {
      throw unwritable(path, String(cString: strerror(error.code.rawValue)))
    }
  }

  /// Writes beside the target, syncs and renames (`rename(2)`): whoever reads the target sees the old or the new whole.
  private static func replace(_ target: URL, _ produce: (([UInt8]) throws -> Void) throws -> Void) throws {
    let name = ".\(target.lastPathComponent).partial-\(getpid())"
    let partial = target.deletingLastPathComponent().appending(component: name)
    try Data().write(to: partial)
    do {
      let file = try FileHandle(forWritingTo: partial)
      try fill(file, produce)
      try file.synchronize()
      try file.close()
      guard rename(partial.path(percentEncoded: false), target.path(percentEncoded: false)) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    } catch {
      try? FileManager.default.removeItem(at: partial)
      throw error
    }
  }

  /// Writes in blocks, so that a long export needs little memory and few system calls.
  private static func fill(_ file: FileHandle, _ produce: (([UInt8]) throws -> Void) throws -> Void) throws {
    var waiting = Data()
    try produce { bytes in
      waiting.append(contentsOf: bytes)
      if waiting.count >= block {
        try file.write(contentsOf: waiting)
        waiting.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: waiting)
  }

  /// There and no regular file: a pipe, a device, a directory.
  private static func isSpecial(_ target: URL) -> Bool {
    let kind = try? target.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
    return kind == false
  }

  private static func unwritable(_ path: String?, _ cause: String) -> Failure {
    let name = path ?? "-"
    return Failure(
      .inputOrOutput, Bilingual(thai: "เขียน \(name) ไม่ได้: \(cause)", english: "cannot write \(name): \(cause)"))
  }
}
