internal import CLinux
import Foundation
internal import Glibc

/// Says which files come into a folder and leave it, on a thread that sleeps meanwhile (inotify(7)).
final class FolderWatch: Sendable {
  enum Change: Hashable, Sendable {
    case came(String)
    case left(String)
    /// More happened than the kernel keeps: look at the whole folder.
    case lost
  }

  struct Fault: Error {
    var cause: String
  }

  private static let arrivals = UInt32(IN_MOVED_TO) | UInt32(IN_CLOSE_WRITE)
  private static let departures = UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
  private let folder: Int32
  private let end: Int32

  /// - Parameter report: called on the watch's thread.
  /// - Throws: `Fault` when the folder cannot be watched.
  init(_ path: String, report: @escaping @Sendable (Change) -> Void) throws(Fault) {
    let folder = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    let end = eventfd(0, Int32(EFD_CLOEXEC))
    guard folder >= 0, end >= 0, inotify_add_watch(folder, path, Self.arrivals | Self.departures) >= 0 else {
      let cause = "\(path) cannot be watched: \(String(cString: strerror(errno)))"
      for descriptor in [folder, end] where descriptor >= 0 { close(descriptor) }
      throw Fault(cause: cause)
    }
    self.folder = folder
    self.end = end
    let thread = Thread {
      while Self.waits(for: folder, until: end) { Self.changes(in: folder).forEach(report) }
      close(folder)
      close(end)
    }
    thread.name = "tickets"
    thread.start()
  }

  /// Ends the thread, which closes what it holds; call it once.
  func stop() { eventfd_write(end, 1) }

  /// - Returns: `false` when the end was asked for.
  private static func waits(for folder: Int32, until end: Int32) -> Bool {
    var waiting = [folder, end].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&waiting, nfds_t(waiting.count), -1)
    return waiting[1].revents == 0
  }

  private static func changes(in folder: Int32) -> [Change] {
    var bytes = [UInt8](repeating: 0, count: 16384)
    let count = read(folder, &bytes, bytes.count)
    var changes: [Change] = []
    var offset = 0
    let head = MemoryLayout<inotify_event>.size
    while offset + head <= count {
      let event = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: inotify_event.self) }
      let name = bytes[(offset + head)...].prefix(Int(event.len)).prefix { $0 != 0 }
      offset += head + Int(event.len)
      if let change = Change(event.mask, String(decoding: name, as: UTF8.self)) { changes.append(change) }
    }
    return changes
  }
}

extension FolderWatch.Change {
  fileprivate init?(_ mask: UInt32, _ name: String) {
    if mask & UInt32(IN_Q_OVERFLOW) != 0 {
      self = .lost
    } else if mask & (UInt32(IN_MOVED_TO) | UInt32(IN_CLOSE_WRITE)) != 0 {
      self = .came(name)
    } else if mask & (UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)) != 0 {
      self = .left(name)
    } else {
      return nil
    }
  }
}
