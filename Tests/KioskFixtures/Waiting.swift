internal import CLinux
internal import Foundation
internal import Glibc

/// Waits for events of the system, always with a deadline.
enum Waiting {
  /// Waits until one of the descriptors can be read, or is at its end (poll(2)).
  ///
  /// - Parameter limit: a moment of `Moment.now`.
  /// - Returns: the first of them that can; `nil` at the limit.
  static func forInput(_ descriptors: [Int32], until limit: UInt64) -> Int32? {
    var watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    while true {
      let now = Moment.now
      let milliseconds = now < limit ? Int32(clamping: (limit - now + 999_999) / 1_000_000) : 0
      let count = poll(&watched, nfds_t(watched.count), milliseconds)
      if count > 0 { return watched.first { $0.revents != 0 }?.fd }
      if count == 0, milliseconds == 0 { return nil }
      if count < 0, errno != EINTR { return nil }
    }
  }

  /// The moment after so much time.
  static func limit(after time: Duration) -> UInt64 { Moment.now + UInt64(max(.zero, time) / .nanoseconds(1)) }
}

/// Blocks a thread of its own: those of the global queues are the tests' pool on Linux.
public func offThePool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
  try await withCheckedThrowingContinuation { continuation in
    Thread { continuation.resume(with: Result(catching: work)) }.start()
  }
}
