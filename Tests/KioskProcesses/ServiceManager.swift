internal import Glibc

/// The service manager's side of `sd_notify(3)`: a datagram socket that hears what a daemon says.
public final class ServiceManager {
  public struct Message: Hashable, Sendable {
    public var text: String
    /// When it was taken, nanoseconds of `CLOCK_MONOTONIC`.
    public var at: UInt64
  }

  public let path: String
  public private(set) var messages: [Message] = []
  private let descriptor: Int32

  /// - Parameter path: where the socket is made, at most 107 bytes.
  public init(_ path: String) throws(ChildProcess.Fault) {
    self.path = path
    unlink(path)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    let status = withSocketAddress(path) { bind(descriptor, $0, $1) }
    guard status == 0 else { throw ChildProcess.Fault(call: "bind \(path)", code: errno) }
  }

  deinit {
    close(descriptor)
    unlink(path)
  }

  /// Takes what was said until it has said `text`.
  ///
  /// - Returns: when that was heard; `nil` when the time was over first.
  public func hears(_ text: String, within seconds: Double) -> UInt64? {
    let limit = Moment.now + UInt64(seconds * 1e9)
    while Moment.now < limit {
      guard let message = take(within: Int32((limit - Moment.now) / 1_000_000)) else { continue }
      if message.text.split(separator: "\n").contains(where: { $0 == text }) { return message.at }
    }
    return nil
  }

  /// Takes everything that has been said, without waiting.
  public func listen() { while take(within: 0) != nil {} }

  private func take(within milliseconds: Int32) -> Message? {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&poller, 1, milliseconds) == 1 else { return nil }
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = recv(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let message = Message(text: String(decoding: bytes[..<count], as: UTF8.self), at: Moment.now)
    messages.append(message)
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
