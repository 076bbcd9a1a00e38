internal import PrinterMessages
internal import Queueing
internal import Settings

/// What the spooler says of a printer at one moment (RFC 8011, 5.4.11 to 5.4.23).
struct PrinterReading: Hashable, Sendable {
  var isStopped: Bool
  var isAccepting: Bool
  /// `printer-state-reasons`, sorted, without `none`.
  var reasons: [String]
  /// `printer-state-message`.
  var message = ""
  /// `device-uri`: the way out.
  var device = ""

  /// CUPS writes this when somebody stops a queue by hand (`cupsdisable`), and a cause when it stops one itself.
  private static let stoppedByHand = "Paused"
  /// Ways out over which a printer tells its own state (RFC 8011).
  private static let talkingSchemes: Set<String> = ["ipp", "ipps", "dnssd"]

  /// Staff's will is not for the kiosk to undo.
  var isStoppedByHand: Bool { isStopped && message == Self.stoppedByHand }

  /// Which back end carries the jobs.
  var scheme: String { String(device.prefix { $0 != ":" }) }

  /// What the way out is able to tell; `nil` where the printer's model or the first job shows it (`status=auto`).
  var ability: PrinterEvidence.Device? {
    if Self.talkingSchemes.contains(scheme) { return .talks }
    guard scheme == BackendReport.scheme else { return .mute }
    if device.contains("status=yes") { return .talks }
    return device.contains("status=no") ? .mute : nil
  }

  /// The reasons as an event gives them; a queue that is stopped always has one.
  var reported: [String] {
    guard reasons.isEmpty, isStopped || !isAccepting else { return reasons }
    return [isStopped ? "stopped" : "not_accepting_jobs"]
  }
}

extension PrinterProfile.Status {
  /// What a printer of this model is able to tell; `nil` where it is to be asked.
  var ability: PrinterEvidence.Device? {
    switch self {
    case .yes: .talks
    case .no: .mute
    case .auto: nil
    }
  }
}
