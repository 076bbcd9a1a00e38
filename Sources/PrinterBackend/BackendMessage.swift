public import PrinterMessages

/// One line for the scheduler, on standard error, as `filter(7)` describes them.
public enum BackendMessage: Hashable, Sendable {
  case report(BackendReport)
  /// `printer-state-reasons` that came and went.
  case reasons(added: [PrinterReason], removed: [PrinterReason])
  /// The device has confirmed one impression.
  case impression

  /// The lines with their ends.
  ///
  /// `INFO` until the last: after a line of a graver level CUPS keeps that one as the job's message and takes no later
  /// one of a lesser level.
  public var text: String {
    switch self {
    case .report(let report): "\(report.stage == .failed ? "ERROR" : "INFO"): \(report.line)\n"
    case .reasons(let added, let removed): Self.state("-", removed) + Self.state("+", added)
    case .impression: "PAGE: 1 1\n"
    }
  }

  private static func state(_ sign: String, _ reasons: [PrinterReason]) -> String {
    reasons.isEmpty ? "" : "STATE: \(sign)\(reasons.sorted().map(\.rawValue).joined(separator: ","))\n"
  }
}
