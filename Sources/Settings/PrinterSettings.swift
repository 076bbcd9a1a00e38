public import Queueing

/// Where tickets go.
public struct PrinterSettings: Hashable, Sendable {
  public enum Way: Hashable, Sendable {
    /// A queue of CUPS. `server` is `host:port`, a socket's path, or `nil` for the machine's own.
    case cups(queue: String, server: String?)
    /// Each ticket as `<job>.png` and `<job>.escpos` in a folder, for trying without a printer.
    case folder(path: String)
  }

  /// What a ticket is on its way to the printer.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// ESC/POS commands that carry a picture, past all drivers.
    case escpos
    /// A page of the paper's size, for queues with a driver of their own.
    case pdf
  }

  public var name: String
  public var way: Way
  /// What is known of its model; its `dots` are those of `width_dots:` where that is set.
  public var profile: PrinterProfile
  public var format: Format
  /// Milliseconds from hand-over or the last progress until a job is given up; default 8,000.
  public var deadline: Int64
  /// Milliseconds that a ticket waits behind others while the printer makes no progress; default 30,000.
  public var waitingLimit: Int64
  /// `nil`: the life of the roll is not reckoned.
  public var roll: RollMeasure?

  /// Printed width in dots, such as 576 (80 mm paper) or 384 (58 mm paper) at 203 dpi.
  public var dots: Int { profile.dots }

  public init(
    name: String, way: Way, profile: PrinterProfile = .generic80, format: Format = .escpos, deadline: Int64 = 8000,
    waitingLimit: Int64 = 30_000, roll: RollMeasure? = nil
  ) {
    self.name = name
    self.way = way
    self.profile = profile
    self.format = format
    self.deadline = deadline
    self.waitingLimit = waitingLimit
    self.roll = roll
  }
}
