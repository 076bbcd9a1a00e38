internal import CLinux
internal import Glibc

/// A counter that wakes a thread which polls its descriptor (`eventfd(2)`). Any thread may add to it.
public final class EventCounter: Sendable {
  private let counter: OwnedDescriptor
  /// Readable while the counter is not 0.
  public var descriptor: Int32 { counter.number }

  /// - Throws: when the process or the machine has no descriptor left.
  public init() throws(SystemFault) {
    counter = OwnedDescriptor(
      owning: try systemCall("eventfd") { eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK)) })
  }

  /// Never waits: a counter that is full wakes its reader already.
  public func add(_ value: UInt64 = 1) { eventfd_write(counter.number, value) }

  /// - Returns: what was added since the last call; the counter is 0 from then on.
  @discardableResult
  public func take() -> UInt64 {
    var value: eventfd_t = 0
    return eventfd_read(counter.number, &value) == 0 ? UInt64(value) : 0
  }
}
