/// Where tickets go.
public struct PrinterSettings: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    /// A queue of CUPS. `server` is `host:port`, a socket's path, or `nil` for the machine's own.
    case cups(queue: String, server: String?)
    /// Each ticket as `<job>.png` and `<job>.escpos` in a folder, for trying without a printer.
    case folder(path: String)
  }

  public var name: String
  public var way: Way
  /// Printed width in dots: 576 (80 mm paper) or 384 (58 mm paper), at 203 dpi.
  public var dots: Int
  /// Milliseconds from hand-over or the last progress until a job is given up; default 8,000.
  public var deadline: Int64
  /// Milliseconds that a ticket waits behind others while the printer makes no progress; default 30,000.
  public var waitingLimit: Int64
  /// Millimetres of paper that a ticket takes beside its print: feed, cut and tear; default 15.
  public var margin: Int
  /// `nil`: the life of the roll is not reckoned.
  public var roll: RollSettings?

  public init(
    name: String, way: Way, dots: Int = 576, deadline: Int64 = 8000, waitingLimit: Int64 = 30_000, margin: Int = 15,
    roll: RollSettings? = nil
  ) {
    self.name = name
    self.way = way
    self.dots = dots
    self.deadline = deadline
    self.waitingLimit = waitingLimit
    self.margin = margin
    self.roll = roll
  }
}
