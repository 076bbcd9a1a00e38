internal import PrinterMessages

/// What the spooler says of a job at one moment.
struct JobStatus: Hashable, Sendable {
  /// `job-state` (RFC 8011, 5.3.7).
  enum State: Int, Hashable, Sendable {
    case pending = 3
    case held
    case processing
    case stopped
    case canceled
    case aborted
    case completed
  }

  var name: String
  /// `job-uuid`; ids are used again after a crash of the spooler, this is not.
  var uuid: String
  var state: State
  /// `job-state-reasons` (RFC 8011, 5.3.8).
  var reasons: Set<String> = []
  /// `job-impressions-completed`. CUPS's own backends count the one impression of a raw job when they are connected and
  /// begin to send: as long as it is 0, nothing has left the machine.
  var impressions = 0
  /// `job-printer-state-message`: what the back end said last.
  var message = ""

  /// What our own back end says of the device; `nil` for any other.
  var report: BackendReport? { BackendReport(line: message) }

  /// Whether some of the job may have reached the printer.
  var hasLeft: Bool {
    report?.mayBeOnPaper ?? (impressions > 0 || reasons.contains("cups-waiting-for-job-completed"))
  }

  var hasEnded: Bool { state.rawValue >= State.canceled.rawValue }

  /// It waits for its document, or for somebody to release it: it will not print by itself.
  var isIncomplete: Bool { state == .held || reasons.contains("job-incoming") }
}

/// What came of asking for a job.
enum JobAnswer: Hashable, Sendable {
  case seen(JobStatus)
  /// The spooler answers and has no such job.
  case gone
  /// The spooler does not answer.
  case silence
}
