internal import CLinux
import Glibc

/// The calls of the C library that this room needs, with one policy for interruption: try again.
enum SystemCall {
  static let noSuchFile = ENOENT
  static let noSuchDevice = ENODEV
  static let deviceBusy = EBUSY
  static let accessDenied = EACCES
  static let notPermitted = EPERM
  static let again = EAGAIN
  static let invalid = EINVAL

  static func text(of error: Int32) -> String { String(cString: strerror(error)) }

  /// Microseconds of `CLOCK_MONOTONIC`.
  static func monotonicTime() -> Int64 { clinux_nanoseconds(CLOCK_MONOTONIC) / 1000 }

  /// Calls until it is not interrupted.
  /// - Returns: the result, or the error number where it was -1.
  static func retrying(_ call: () -> Int) -> Result<Int, ErrorNumber> {
    while true {
      let result = call()
      if result != -1 { return .success(result) }
      if errno != EINTR { return .failure(ErrorNumber(value: errno)) }
    }
  }

  struct ErrorNumber: Error {
    var value: Int32
  }
}

/// A file descriptor with one owner.
struct Descriptor: ~Copyable {
  let number: Int32

  init(owning number: Int32) {
    self.number = number
  }

  /// Opens a path (open(2)); never inherited by a child.
  init(opening path: String, flags: Int32) throws(InputFault) {
    switch SystemCall.retrying({ Int(open(path, flags | O_CLOEXEC)) }) {
    case .success(let number): self.number = Int32(number)
    case .failure(let error): throw InputFault(call: "open", on: path, error: error.value)
    }
  }

  deinit { close(number) }
}
