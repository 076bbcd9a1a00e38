import Events
import Glibc

/// The right to write one journal: an exclusive `flock(2)` on a file beside it. It ends with the process, however that
/// ends, with `release()`, or with this object.
final class JournalLock: Sendable {
  private let descriptor: CInt

  /// - Throws: `JournalFault.busy` with the owner's process id when another process holds it.
  init(beside file: String) throws(JournalFault) {
    let path = file + ".lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw .system("open", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let owner = Self.owner(in: descriptor)
      close(descriptor)
      guard code == EWOULDBLOCK else { throw .system("flock", path, code) }
      throw JournalFault(
        .busy, cause: "another kioskd (process \(owner)) writes \(file)",
        remedy: "Stop that process first, or give this kiosk a state directory of its own.")
    }
    self.descriptor = descriptor
    sign()
  }

  deinit {
    close(descriptor)
  }

  func release() {
    flock(descriptor, LOCK_UN)
  }

  /// Leaves the process id for whoever comes second. The lock holds without it, so a full disk is no reason to stop.
  private func sign() {
    let text = Array("\(getpid())\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
  }

  private static func owner(in descriptor: CInt) -> String {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let digits = bytes.prefix(max(0, count)).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
  }
}
