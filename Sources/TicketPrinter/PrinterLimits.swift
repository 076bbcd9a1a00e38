/// How long a printer may take before something is given up.
public struct PrinterLimits: Hashable, Sendable {
  /// From the head of the line, or from the last progress.
  public var deadline: Duration
  /// Behind others, while the printer makes no progress.
  public var waiting: Duration
  /// From the start of this run: so long a silent spooler is asked about the jobs of an earlier one.
  public var settling: Duration

  /// Seconds after which the spooler itself gives a job up, for when the kiosk is not there to do so: twice the
  /// deadline, and ten seconds at least.
  var spoolerDeadline: Int { max(10, 2 * Int(deadline / .seconds(1))) }

  public init(
    deadline: Duration = .seconds(8), waiting: Duration = .seconds(30), settling: Duration = .seconds(120)
  ) {
    self.deadline = deadline
    self.waiting = waiting
    self.settling = settling
  }
}
