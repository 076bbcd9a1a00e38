/// Why the screen shows nothing, or not what it should.
public struct ScreenFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// The machine has no display that the kernel drives.
    case noCard = "no_card"
    /// No monitor is connected, or not at the configured connector.
    case noMonitor = "no_monitor"
    /// The monitor does not offer the configured mode.
    case unknownMode = "unknown_mode"
    /// Another program has the display.
    case busy
    /// The permissions forbid it.
    case denied
    /// Someone has changed to another text console.
    case away
    /// The text console cannot be kept from showing through.
    case console
    /// A font is missing, or a text cannot be drawn.
    case drawing
    /// The configured logo is no picture.
    case logo
    /// A call of the system failed; the cause names it.
    case system
  }

  public var code: Code
  public var cause: String
  public var remedy: String

  public init(_ code: Code, cause: String, remedy: String) {
    self.code = code
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(cause). \(remedy)" }
}

/// What the screen's thread reports; the receiver must return at once.
public enum ScreenReport: Hashable, Sendable {
  /// The picture is seen: the connector, the monitor's own dots and its refresh rate in hertz.
  case lit(connector: String, width: Int, height: Int, refresh: Int)
  /// Nothing is seen until the fault is mended, which is noticed by itself.
  case dark(ScreenFault)
  /// The picture is seen, and something is not as configured.
  case impaired(ScreenFault)
}
