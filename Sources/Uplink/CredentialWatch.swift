import Glibc
import NIOCore
import NIOPosix
import Synchronization

/// Notices that the credential's file was replaced, within seconds, while a kiosk is refused: nobody has to restart it.
///
/// It looks at the file's own data again and again, and does nothing at all while the credential is good.
final class CredentialWatch: Sendable {
  /// Between two looks.
  static let pause = TimeAmount.seconds(3)

  /// What changes with a file's content.
  struct Stamp: Hashable {
    var device: UInt
    var inode: UInt
    var size: Int
    var mode: UInt32
    var seconds: Int
    var nanoseconds: Int
  }

  private let path: String
  private let changed: @Sendable () -> Void
  private let looking = Mutex<RepeatedTask?>(nil)

  /// - Parameter changed: called once after each `begin`, when the file is another than it was then.
  init(of path: String, changed: @escaping @Sendable () -> Void) {
    self.path = path
    self.changed = changed
  }

  /// The file as it is now; `nil` where there is none.
  var stamp: Stamp? { Self.stamp(of: path) }

  /// - Parameter before: the file as it was when its content was read.
  func begin(since before: Stamp?) {
    let task = MultiThreadedEventLoopGroup.singleton.any().scheduleRepeatedTask(
      initialDelay: Self.pause, delay: Self.pause
    ) { [path, changed] task in
      guard Self.stamp(of: path) != before else { return }
      task.cancel()
      changed()
    }
    looking.withLock { $0 = task }
  }

  func end() {
    let task = looking.withLock { looking in
      defer { looking = nil }
      return looking
    }
    task?.cancel()
  }

  private static func stamp(of path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      device: UInt(status.st_dev), inode: UInt(status.st_ino), size: Int(status.st_size), mode: status.st_mode,
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }
}
