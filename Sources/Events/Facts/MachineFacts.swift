/// A configured input device was opened.
public struct DevicePlugged: EventContent {
  public static let kind = Fact.Kind.devicePlugged
  public static let version = 1
  public var device: String

  public init(device: String) {
    self.device = device
  }
}

/// A configured input device is gone or was not there at the start.
public struct DeviceUnplugged: EventContent {
  public static let kind = Fact.Kind.deviceUnplugged
  public static let version = 1
  public var device: String
  /// A code such as `missing`, `removed`, `busy`, `denied`.
  public var reason: String

  public init(device: String, reason: String) {
    self.device = device
    self.reason = reason
  }
}

/// What is known of a printer between and during jobs.
public enum PrinterCondition: String, Hashable, Sendable, Codable, CaseIterable {
  /// Takes jobs; whether paper comes out may still be unknown.
  case ready
  /// Known to give no paper: stopped, paper out, cover open, not there.
  case out
  /// Nothing is known: never asked, or the spooler does not answer.
  case unknown
}

/// A printer's condition became another.
public struct PrinterStateChanged: EventContent {
  public static let kind = Fact.Kind.printerStateChanged
  public static let version = 1

  public var printer: String
  public var condition: PrinterCondition
  /// `printer-state-reasons` (RFC 8011, 5.4.12) or codes of our own, such as `spooler_unreachable`.
  public var reasons: [String]
  /// A `PrinterState`; `nil` in events of the first version.
  public var state: String?

  public init(printer: String, condition: PrinterCondition, reasons: [String], state: PrinterState? = nil) {
    self.printer = printer
    self.condition = condition
    self.reasons = reasons
    self.state = state?.rawValue
  }

  /// The state as far as this version knows it.
  public var known: PrinterState? { state.flatMap(PrinterState.init) }
}

/// Something that staff should look at.
public struct AlertRaised: EventContent {
  public static let kind = Fact.Kind.alertRaised
  public static let version = 1

  /// A code such as `many_tickets_from_one_key`.
  public var alert: String
  public var source: CommandSource
  public var count: Int

  public init(alert: String, source: CommandSource, count: Int) {
    self.alert = alert
    self.source = source
    self.count = count
  }
}

/// The daemon began its work on this journal.
public struct KioskStarted: EventContent {
  public static let kind = Fact.Kind.kioskStarted
  public static let version = 1
  /// The program's version.
  public var program: String

  public init(program: String) {
    self.program = program
  }
}

/// The daemon stopped in order. A start without this before it follows a crash or a power cut.
public struct KioskStopped: EventContent {
  public static let kind = Fact.Kind.kioskStopped
  public static let version = 1
  /// `signal`, `command` or `fault`.
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }
}
