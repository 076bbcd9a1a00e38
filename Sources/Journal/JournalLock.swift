import Events
import Ports
import Glibc
import SystemCalls
import SystemPackage

/// The right to write one journal: an exclusive lock on a file beside it. It ends with the process, however that ends,
/// with `release()`, or with this object.
final class JournalLock: Sendable {
  private let file: OwnedDescriptor

  /// - Throws: `JournalFault.busy` with the owner's process id when another process holds it.
  init(beside journal: String) throws(JournalFault) {
    let path = journal + ".lock"
    do throws(SystemFault) {
      file = try OwnedDescriptor(opening: path, .readWrite, options: .create)
      try file.lock()
    } catch {
      guard error.errno == .wouldBlock else { throw JournalFault(error.about(path)) }
      throw JournalFault(
        .busy, cause: "another kioskd (process \(Self.owner(of: path))) writes \(journal)",
        remedy: "Stop that process first, or give this kiosk a state directory of its own.")
    }
    sign()
  }

  func release() { file.unlock() }

  /// Leaves the process id for whoever comes second. The lock holds without it, so a full disk is no reason to stop.
  private func sign() {
    try? file.file.resize(to: 0)
    _ = try? file.file.writeAll(toAbsoluteOffset: 0, "\(getpid())\n".utf8)
  }

  private static func owner(of path: String) -> String {
    let bytes = try? OwnedDescriptor(opening: path, .readOnly).readAll()
    let digits = (bytes ?? []).prefix(20).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
  }
}
