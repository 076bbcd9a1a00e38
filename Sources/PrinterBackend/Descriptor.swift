internal import CLinux
internal import Glibc

/// A file descriptor with one owner.
struct Descriptor: ~Copyable {
  let number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  deinit { close(number) }
}

/// The failing call of the C library and its error.
public struct SystemFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var call: String
  public var code: Int32

  public var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// The calls of the C library that this room needs, with one policy for interruption: try again.
enum SystemCall {
  /// Time since the machine started.
  static var now: Duration { .nanoseconds(clinux_nanoseconds(CLOCK_MONOTONIC)) }

  /// Calls until it is not interrupted.
  static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }

  /// Writes all of a text to a descriptor that blocks; who does not listen is not told.
  static func say(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { part in retrying { write(descriptor, part.baseAddress, part.count) } }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// - Parameter timeout: `nil` waits for as long as it takes.
  static func wait(for descriptors: inout [pollfd], _ timeout: Duration?) {
    // Rounded up: whoever wakes too early for an alarm turns for nothing.
    let limit = timeout.map { max(.zero, $0) / .milliseconds(1) } ?? -1
    _ = poll(&descriptors, nfds_t(descriptors.count), Int32(limit.rounded(.up)))
  }
}
