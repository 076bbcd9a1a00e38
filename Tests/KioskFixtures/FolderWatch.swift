internal import CLinux
internal import Foundation
internal import Glibc

/// Waits for what programs write into a folder (inotify(7)).
public final class FolderWatch {
  /// What a change in a folder leads to may be seen a little later, or without another change: SQLite tells its readers of
  /// a commit through shared memory, which inotify does not see; a kiosk learns that its centre has written when the
  /// answer comes. So a still folder is looked at again after these pauses, the last of them over and over.
  private static let pauses = [20, 80, 320, 1280].map { Duration.milliseconds($0) }

  private let descriptor: Int32

  /// - Parameter folder: its own files are watched, not those of folders in it.
  public init(_ folder: String) throws {
    descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    let changes = UInt32(IN_MODIFY) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_CLOSE_WRITE)
    guard inotify_add_watch(descriptor, folder, changes) >= 0 else {
      throw ChildProgram.Fault("inotify_add_watch \(folder)", code: errno)
    }
  }

  deinit { close(descriptor) }

  /// Looks at once, and again after each change in the folder.
  ///
  /// - Returns: what was found; `nil` when nothing was within the limit.
  public func wait<Value>(within time: Duration = .seconds(10), for find: () throws -> Value?) rethrows -> Value? {
    let limit = Waiting.limit(after: time)
    var pause = Self.pauses.startIndex
    while true {
      if let value = try find() { return value }
      guard Moment.now < limit else { return nil }
      let isChanged = changes(until: min(limit, Waiting.limit(after: Self.pauses[pause])))
      pause = isChanged ? Self.pauses.startIndex : min(pause + 1, Self.pauses.endIndex - 1)
    }
  }

  /// As `wait`, in a folder that is watched for this time only, without holding a thread of the pool.
  public static func wait<Value: Sendable>(
    in folder: String, within time: Duration = .seconds(10), for find: @escaping @Sendable () throws -> Value?
  ) async throws -> Value? {
    try await offThePool { try FolderWatch(folder).wait(within: time, for: find) }
  }

  /// Takes the changes that have been told.
  ///
  /// - Returns: `false` when none was until the limit.
  private func changes(until limit: UInt64) -> Bool {
    guard Waiting.forInput([descriptor], until: limit) != nil else { return false }
    var bytes = [UInt8](repeating: 0, count: 4096)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return true
  }
}
