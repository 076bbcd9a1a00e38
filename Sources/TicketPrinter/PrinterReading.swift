internal import Events

/// What the spooler says of a printer at one moment (RFC 8011, 5.4.11 to 5.4.15).
struct PrinterReading: Hashable, Sendable {
  var isStopped: Bool
  var isAccepting: Bool
  /// `printer-state-reasons`, sorted, without `none`.
  var reasons: [String]

  /// Keywords that mean: no paper comes out, whatever severity a backend gives them.
  private static let out: Set<String> = [
    "cover-open", "door-open", "fuser-over-temp", "input-tray-missing", "interlock-open", "media-empty", "media-jam",
    "media-needed", "offline", "paused", "shutdown", "stopped", "stopped-partly",
  ]

  var condition: PrinterCondition {
    isStopped || !isAccepting || reasons.contains { Self.out.contains(Self.keyword(of: $0)) } ? .out : .ready
  }

  /// The reasons as an event gives them; a printer that is out always has one.
  var reported: [String] {
    guard reasons.isEmpty, condition == .out else { return reasons }
    return [isStopped ? "stopped" : "not_accepting_jobs"]
  }

  /// `media-empty-error` → `media-empty`
  private static func keyword(of reason: String) -> String {
    for severity in ["-error", "-warning", "-report"] where reason.hasSuffix(severity) {
      return String(reason.dropLast(severity.count))
    }
    return reason
  }
}
