internal import CLinux
internal import SystemCalls
internal import SystemPackage
import Glibc

/// Waits for many descriptors, each known by what it stands for (`epoll(7)`). Belongs to one thread.
final class Epoll<Source> {
  struct Event {
    var source: Source
    /// The other end is gone, or the descriptor is of no use any more.
    var isHungUp: Bool
  }

  private let epoll: OwnedDescriptor
  /// By the number that the kernel keeps with each descriptor.
  private var sources: [UInt64: Source] = [:]
  private var numbers: [Int32: UInt64] = [:]
  private var ready = [epoll_event](repeating: epoll_event(), count: 64)

  init() throws(SystemFault) {
    epoll = OwnedDescriptor(owning: try systemCall("epoll_create1") { epoll_create1(Int32(EPOLL_CLOEXEC)) })
  }

  /// Watches a descriptor for reading until it is closed. One that was closed before may have had the same number.
  func watch(_ descriptor: Int32, as source: Source) throws(SystemFault) {
    let number = numbers[descriptor] ?? UInt64(numbers.count)
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.u64 = number
    try systemCall("epoll_ctl", on: "descriptor \(descriptor)") {
      epoll_ctl(epoll.number, EPOLL_CTL_ADD, descriptor, &event)
    }
    numbers[descriptor] = number
    sources[number] = source
  }

  /// Sleeps until something is ready or the time is over; a signal of the process may end the sleep too.
  ///
  /// - Parameter milliseconds: -1: for as long as it takes.
  /// - Throws: what makes all further waiting senseless.
  func wait(atMost milliseconds: Int32) throws(SystemFault) -> [Event] {
    let count = epoll_wait(epoll.number, &ready, Int32(ready.count), milliseconds)
    guard count >= 0 else {
      if errno == EINTR { return [] }
      throw SystemFault("epoll_wait", Errno(rawValue: errno))
    }
    return ready.prefix(Int(count)).compactMap { event in
      let isHungUp = event.events & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
      return sources[event.data.u64].map { Event(source: $0, isHungUp: isHungUp) }
    }
  }
}
