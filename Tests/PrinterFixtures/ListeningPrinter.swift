internal import Foundation
internal import Glibc
internal import KioskFixtures
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

  public let port: Int
  private let listener: Int32
  private let deliveries = Observed<[Delivery]>([])
  private let isOff = Mutex(false)
  private let pace: Duration

  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - pace: how long it prints: it keeps the connection so long after a whole ticket.
  /// - Throws: `ChildProgram.Fault` when the port cannot be had.
  public init(port: Int = 0, pace: Duration = .zero) throws {
    self.pace = pace
    let (listener, bound) = try LoopbackPort.listen(on: port)
    (self.port, self.listener) = (bound, listener)
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
  public var received: [Delivery] { deliveries.current }

  /// Looks at once, and again after each change.
  ///
  /// - Returns: `false` when what has arrived was not as wanted within the limit.
  public func wait(within limit: Duration = .seconds(10), until isThere: ([Delivery]) -> Bool) -> Bool {
    deliveries.wait(within: limit, until: isThere)
  }

  /// As the blocking one.
  public func wait(
    within limit: Duration = .seconds(10), until isThere: @escaping @Sendable ([Delivery]) -> Bool
  ) async -> Bool {
    await deliveries.wait(within: limit, until: isThere)
  }

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
      deliveries.change { list in
        if index == nil {
          index = list.count
          list.append(Delivery(firstByte: now, bytes: [], isComplete: false))
        }
        if let index { list[index].bytes += buffer[..<count] }
      }
    }
    if pace > .zero { Thread.sleep(forTimeInterval: pace / .seconds(1)) }
    if let index { deliveries.change { $0[index].isComplete = true } }
  }
}
