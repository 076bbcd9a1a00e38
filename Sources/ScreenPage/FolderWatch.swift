internal import CLinux
import Foundation
internal import Glibc
internal import SystemCalls

/// Says which files come into a folder and leave it, on a thread that sleeps meanwhile (inotify(7)).
final class FolderWatch: Sendable {
  enum Change: Hashable, Sendable {
    case came(String)
    case left(String)
    /// More happened than the kernel keeps: look at the whole folder.
    case lost
  }

  private static let arrivals = UInt32(IN_MOVED_TO) | UInt32(IN_CLOSE_WRITE)
  private static let departures = UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
  private let end: EventCounter

  /// - Parameter report: called on the watch's thread.
  /// - Throws: when the folder cannot be watched.
  init(_ path: String, report: @escaping @Sendable (Change) -> Void) throws(SystemFault) {
    end = try EventCounter()
    let folder = OwnedDescriptor(
      owning: try systemCall("inotify_init1") { inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)) })
    try systemCall("inotify_add_watch", on: path) {
      inotify_add_watch(folder.number, path, Self.arrivals | Self.departures)
    }
    let watched = Watched(folder: folder)
    let thread = Thread { [end] in
      var poll = Poll(reading: [watched.folder.number, end.descriptor])
      while poll.wait()[1].isEmpty { Self.changes(in: watched.folder).forEach(report) }
    }
    thread.name = "tickets"
    thread.start()
  }

  /// Ends the thread, which closes what it holds.
  func stop() { end.add() }

  /// What the thread holds, and closes at its end.
  private final class Watched: Sendable {
    let folder: OwnedDescriptor

    init(folder: consuming OwnedDescriptor) {
      self.folder = folder
    }
  }

  private static func changes(in folder: borrowing OwnedDescriptor) -> [Change] {
    var bytes = [UInt8](repeating: 0, count: 16384)
    guard let count = try? folder.read(into: &bytes) else { return [] }
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
