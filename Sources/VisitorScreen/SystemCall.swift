internal import CLinux
import Glibc

/// A file descriptor with one owner.
final class Descriptor: Sendable {
  let number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  deinit { Glibc.close(number) }

  /// Opens a device (open(2)); never inherited by a child, never the process's own terminal.
  convenience init(opening path: String) throws(ScreenFault) {
    while true {
      let number = open(path, O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
      if number >= 0 {
        self.init(owning: number)
        return
      }
      if errno != EINTR { throw ScreenFault(call: "open", on: path, error: errno) }
    }
  }

  /// A counter that wakes who waits for it (eventfd(2)).
  static func event() throws(ScreenFault) -> Descriptor {
    let number = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    guard number != -1 else { throw ScreenFault(call: "eventfd", on: "the screen", error: errno) }
    return Descriptor(owning: number)
  }

  func add(_ value: UInt64 = 1) { eventfd_write(number, value) }

  /// - Returns: the counter, which is 0 from then on.
  func drain() -> UInt64 {
    var value: eventfd_t = 0
    return eventfd_read(number, &value) == 0 ? UInt64(value) : 0
  }

  /// Sleeps until one of the descriptors has something to read.
  ///
  /// - Parameter patience: milliseconds after which it returns all the same; `nil`: never.
  static func wait(for descriptors: [Int32], patience: Int32?) {
    var waiting = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&waiting, nfds_t(waiting.count), patience ?? -1)
  }
}

extension ScreenFault {
  /// A failed call and what the error number means for a display.
  init(call: String, on path: String, error: Int32) {
    let cause = "\(call) on \(path) failed: \(String(cString: strerror(error)))"
    switch error {
    case ENODEV, ENOENT, ENXIO:
      self.init(.noCard, cause: cause, remedy: "Connect the display adapter; it is taken when it is there.")
    case EBUSY:
      self.init(.busy, cause: cause, remedy: "Stop the other program that has the display; it is taken when free.")
    case EACCES, EPERM:
      self.init(.denied, cause: cause, remedy: "Put the daemon's user into the groups `video` and `tty`.")
    default: self.init(.system, cause: cause, remedy: "It is tried again; see the kernel's log.")
    }
  }
}
