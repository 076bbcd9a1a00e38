internal import Foundation
internal import Glibc
internal import Synchronization

/// The service manager's side of `sd_notify(3)`: a datagram socket that takes what a daemon tells it.
public final class ServiceManager: Sendable {
  public struct Message: Hashable, Sendable {
    public var text: String
    /// When it was taken, nanoseconds of `CLOCK_MONOTONIC`.
    public var at: UInt64
  }

  public let path: String
  private let descriptor: Int32
  private let taken = Mutex<[Message]>([])

  /// A socket with a name of its own, so that nothing comes from an earlier program.
  ///
  /// - Parameter directory: where it is made; its path has at most 90 bytes.
  public init(in directory: String) throws {
    path = "\(directory)/notify-\(UUID().uuidString.prefix(8))"
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard withSocketAddress(path, { bind(descriptor, $0, $1) }) == 0 else {
      let code = errno
      close(descriptor)
      throw ChildProgram.Fault("bind \(path)", code: code)
    }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// What a daemon needs in its environment to tell this manager.
  public var environment: [String: String] { ["NOTIFY_SOCKET": path] }

  /// Everything that has been told so far, in order.
  public var messages: [Message] {
    while take(until: 0) != nil {}
    return taken.withLock(\.self)
  }

  /// Takes what is told until `text` has been told.
  ///
  /// - Parameter program: whoever tells it; nobody is waited for who has ended.
  /// - Returns: when that was taken; `nil` when the time was over first.
  public func receive(_ text: String, from program: ChildProgram? = nil, within time: Duration) -> UInt64? {
    let limit = Waiting.limit(after: time)
    var watched = [descriptor]
    if let program { watched.append(program.descriptor) }
    while let ready = Waiting.forInput(watched, until: limit) {
      // What was told before the end is still there after it.
      guard let message = take(until: ready == descriptor ? limit : 0) else { return nil }
      if message.text.split(separator: "\n").contains(where: { $0 == text }) { return message.at }
    }
    return nil
  }

  private func take(until limit: UInt64) -> Message? {
    guard Waiting.forInput([descriptor], until: limit) != nil else { return nil }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let message = Message(text: String(decoding: bytes[..<count], as: UTF8.self), at: Moment.now)
    taken.withLock { $0.append(message) }
    return message
  }
}

/// The address of a socket in the file system (unix(7)).
func withSocketAddress<Result>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8.prefix($0.count - 1))) }
  let length = socklen_t(MemoryLayout<sockaddr_un>.size)
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
  }
}
