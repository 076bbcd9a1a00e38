internal import Foundation
internal import Glibc
internal import Synchronization

/// A receipt printer on the network (port 9100 in the field): listens on loopback, stamps and keeps what it is sent.
public final class ListeningPrinter: Sendable {
  /// One connection: one ticket.
  public struct Delivery: Hashable, Sendable {
    /// When the first byte arrived.
    public var firstByte: ContinuousClock.Instant
    public var bytes: [UInt8]
    public var isComplete: Bool
  }

  /// Why a printer could not be set up: the failing call and its `errno`.
  public struct Fault: Error {
    public var call: String
    public var code: Int32
  }

  public let port: Int
  private let listener: Int32
  private let deliveries = Mutex<[Delivery]>([])
  private let isOff = Mutex(false)
  private let pace: UInt32

  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - pace: microseconds that it keeps the connection after a whole ticket.
  public init(port: Int = 0, pace: UInt32 = 0) throws(Fault) {
    self.pace = pace
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw Fault(call: "socket", code: errno) }
    var one: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    guard let bound = LoopbackPort.bind(listener, to: port), listen(listener, 8) == 0 else {
      let code = errno
      close(listener)
      throw Fault(call: "bind", code: code)
    }
    self.port = bound
    self.listener = listener
    let thread = Thread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let self, !self.isOff.withLock({ $0 }) else {
          if connection >= 0 { close(connection) }
          break
        }
        self.receive(connection)
      }
      close(listener)
    }
    thread.start()
  }

  deinit { switchOff() }

  /// Everything that has arrived, by connection.
  public var received: [Delivery] { deliveries.withLock { $0 } }

  /// Closes the port. The power button, not a pause.
  public func switchOff() {
    let wasOff = isOff.withLock { off in
      defer { off = true }
      return off
    }
    if !wasOff { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  private func receive(_ connection: Int32) {
    defer {
      // A program that was started meanwhile may have inherited the connection; it ends all the same.
      shutdown(connection, Int32(SHUT_RDWR))
      close(connection)
    }
    var buffer = [UInt8](repeating: 0, count: 65536)
    var index: Int?
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      let now = ContinuousClock.now
      deliveries.withLock { list in
        if index == nil {
          index = list.count
          list.append(Delivery(firstByte: now, bytes: [], isComplete: false))
        }
        if let index { list[index].bytes += buffer[..<count] }
      }
    }
    usleep(pace)
    if let index { deliveries.withLock { $0[index].isComplete = true } }
  }
}

/// Ports of 127.0.0.1.
public enum LoopbackPort {
  /// A port that nobody listens on at this moment.
  public static func free() -> Int? {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    return bind(probe, to: 0)
  }

  /// - Returns: the port that the socket got; `nil` when the call failed.
  static func bind(_ socket: Int32, to port: Int) -> Int? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard Glibc.bind(socket, generic, length) == 0, getsockname(socket, generic, &length) == 0 else { return nil }
        return Int(UInt16(bigEndian: pointer.pointee.sin_port))
      }
    }
  }
}
