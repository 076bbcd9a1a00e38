internal import Glibc
public import SystemPackage

/// A call of the system that failed: which call, on what, and why.
public struct SystemFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function's name, such as `open`.
  public var call: String
  /// The path or thing that it was called for; `nil` where the call's name says enough.
  public var subject: String?
  public var errno: Errno

  public init(_ call: String, on subject: String? = nil, _ errno: Errno) {
    self.call = call
    self.subject = subject
    self.errno = errno
  }

  /// The same fault with what the call was made for, where it does not say so yet.
  public func about(_ subject: String) -> SystemFault { SystemFault(call, on: self.subject ?? subject, errno) }

  /// `open /dev/tty0: Permission denied`
  public var description: String { "\(call)\(subject.map { " " + $0 } ?? ""): \(errno)" }
}

/// Makes a call of the C library, again for as long as a signal interrupts it (`EINTR`).
///
/// - Parameters:
///   - name: the C function's, for the fault.
///   - subject: what it is called for, for the fault.
/// - Returns: what the call returned.
/// - Throws: `errno`, where the call returned -1.
@discardableResult
public func systemCall<Value: FixedWidthInteger & SignedInteger>(
  _ name: String, on subject: String? = nil, _ call: () -> Value
) throws(SystemFault) -> Value {
  while true {
    let value = call()
    if value != -1 { return value }
    let code = Errno(rawValue: Glibc.errno)
    if code != .interrupted { throw SystemFault(name, on: subject, code) }
  }
}
