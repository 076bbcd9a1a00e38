internal import Events

/// The short line that the printer prints by itself when paper is back.
extension CupsWorker {
  /// The line is worth nothing later: whoever waits for it has gone.
  static let lineDeadline: Duration = .seconds(3)

  /// - Parameter isProbe: nobody ordered it; it is the job that asks the device.
  func printLine(isProbe: Bool = false) {
    let sheet = Sheet(reference: nil, job: "\(setup.printer)-ready", isProbe: isProbe)
    _ = submit(sheet) { ticketMaker.readyLine(at: setup.minuteOfDay()) }
  }
}
