internal import SystemCalls
internal import SystemPackage

extension ScreenFault {
  /// Does something with calls of the system, and says what a failed one means for a display.
  static func explaining<Value: ~Copyable>(_ work: () throws(SystemFault) -> Value) throws(ScreenFault) -> Value {
    do throws(SystemFault) { return try work() } catch { throw ScreenFault(error) }
  }

  /// A failed call of a library that returns an error number.
  init(_ call: String, on path: String, _ number: Int32) {
    self.init(SystemFault(call, on: path, Errno(rawValue: number)))
  }

  /// A failed call, and what its error means for a display.
  init(_ fault: SystemFault) {
    let cause = "\(fault.call) on \(fault.subject ?? "the screen") failed: \(fault.errno)"
    switch fault.errno {
    case .operationNotSupportedByDevice, .noSuchFileOrDirectory, .noSuchAddressOrDevice:  // ENODEV, ENOENT, ENXIO
      self.init(.noCard, cause: cause, remedy: "Connect the display adapter; it is taken when it is there.")
    case .resourceBusy:
      self.init(.busy, cause: cause, remedy: "Stop the other program that has the display; it is taken when free.")
    case .permissionDenied, .notPermitted:
      self.init(.denied, cause: cause, remedy: "Put the daemon's user into the groups `video` and `tty`.")
    default: self.init(.system, cause: cause, remedy: "It is tried again; see the kernel's log.")
    }
  }
}
