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
  /// `device-uri`.
  var device = ""

  /// `printer-error-policy`: what CUPS does when a back end fails.
  var errorPolicy = ""

  /// What CUPS writes when somebody stops a queue and gives no reason (`cupsdisable`); with a reason it writes that.
  private static let stoppedByHand = "Paused"
  /// Schemes of devices that report their own state (RFC 8011).
  private static let talkingSchemes: Set<String> = ["ipp", "ipps", "dnssd"]

  /// Whether CUPS itself stopped the queue because a job failed; what people stopped is not for the kiosk to start.
  ///
  /// CUPS does so by one error policy only, and the queue's message is then the failed job's. Our own back end never has a
  /// queue stopped: there it is always somebody's will.
  ///
  /// - Parameter jobs: of the queue, open and ended.
  func isStopped(becauseOf jobs: [JobStatus]) -> Bool {
    isStopped && scheme != BackendReport.scheme && errorPolicy == "stop-printer" && message != Self.stoppedByHand
      && jobs.contains { $0.message == message && !message.isEmpty }
  }

  /// Which back end carries the jobs.
  var scheme: String { String(device.prefix { $0 != ":" }) }

  /// What the device can report; `nil` where the printer's model or the first job shows it (`status=auto`).
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
  /// What a printer of this model can report; `nil` where it is to be asked.
  var ability: PrinterEvidence.Device? {
    switch self {
    case .yes: .talks
    case .no: .mute
    case .auto: nil
    }
  }
}
