internal import CLinux
internal import Foundation
internal import Glibc

/// Waits for what happens in a directory (inotify(7)).
struct DirectoryWatch {
  /// SQLite tells a commit to readers through shared memory, a moment after the write that inotify sees.
  private static let afterthought: Int32 = 20

  /// Asks again after each change in the directory whether the wish is fulfilled.
  ///
  /// - Returns: `nil` when it was not in time.
  static func wait<Value: Sendable>(
    in directory: String, seconds: Double = 10, _ wish: @escaping @Sendable () throws -> Value?
  ) async throws -> Value? {
    let result = await offThePool { Result { try waiting(in: directory, seconds, wish) } }
    return try result.get()
  }

  private static func waiting<Value>(in directory: String, _ seconds: Double, _ wish: () throws -> Value?) throws
    -> Value?
  {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    defer { close(descriptor) }
    let changes = UInt32(IN_MODIFY) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_CLOSE_WRITE)
    guard inotify_add_watch(descriptor, directory, changes) >= 0 else {
      throw ChildProgram.Fault(description: "inotify \(directory): \(String(cString: strerror(errno)))")
    }
    let limit = ContinuousClock.now + .seconds(seconds)
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      if let value = try wish() { return value }
      guard .now < limit else { return nil }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      poll(&waiting, 1, afterthought)
      while read(descriptor, &bytes, bytes.count) > 0 {}
    }
  }
}
