internal import Glibc

/// What a descriptor is ready for.
public struct Readiness: OptionSet, Hashable, Sendable {
  public let rawValue: Int16

  public init(rawValue: Int16) {
    self.rawValue = rawValue
  }

  public static let readable = Readiness(rawValue: Int16(POLLIN))
  public static let writable = Readiness(rawValue: Int16(POLLOUT))
  /// The other end is closed; what it wrote may still be read. Never waited for: it is always reported.
  public static let hungUp = Readiness(rawValue: Int16(POLLHUP))
  /// An error, or the reader of a pipe is gone. Never waited for: it is always reported.
  public static let failed = Readiness(rawValue: Int16(POLLERR))
  /// The descriptor is not open. Never waited for: it is always reported.
  public static let invalid = Readiness(rawValue: Int16(POLLNVAL))
}

/// Waits until one of several descriptors is ready (`poll(2)`).
public struct Poll {
  private var entries: [pollfd] = []

  public init() {}

  /// A poll for reading.
  public init(reading descriptors: [Int32]) {
    for descriptor in descriptors { watch(descriptor, for: .readable) }
  }

  /// - Parameter descriptor: `nil` is never ready; so the positions of the others stay.
  public mutating func watch(_ descriptor: Int32?, for readiness: Readiness) {
    entries.append(pollfd(fd: descriptor ?? -1, events: readiness.rawValue, revents: 0))
  }

  /// Sleeps until a descriptor is ready or the time is over. A signal does not end it.
  ///
  /// - Parameter limit: `nil`: for as long as it takes; rounded up to milliseconds.
  /// - Returns: what each descriptor is ready for, in the order of `watch`; empty sets when the time is over.
  @discardableResult
  public mutating func wait(atMost limit: Duration? = nil) -> [Readiness] {
    let end = limit.map { MonotonicClock.now + $0 }
    // What poll(2) refuses (EINVAL, ENOMEM) no caller can mend: nothing is ready then.
    _ = try? systemCall("poll") {
      poll(&entries, nfds_t(entries.count), end.map { Self.milliseconds($0 - MonotonicClock.now) } ?? -1)
    }
    return entries.map { Readiness(rawValue: $0.revents) }
  }

  /// Rounded up: whoever wakes too early for a deadline turns for nothing.
  private static func milliseconds(_ duration: Duration) -> Int32 {
    Int32(clamping: Int64((max(.zero, duration) / .milliseconds(1)).rounded(.up)))
  }
}
