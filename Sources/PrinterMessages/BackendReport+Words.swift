/// What people read in the scheduler's pages and logs. The kiosk has its own words, in Thai and English, and builds them
/// from the fields.
extension BackendReport {
  var words: String {
    switch stage {
    case .connecting: "Connecting to the printer."
    case .waiting: "The printer is waiting: \(complaint)."
    case .sending: "Sending the ticket."
    case .stalled: "The printer takes no data. Is it on, and is its cable in place?"
    case .confirming: "Sent; the printer is working."
    case .printed: "Printed."
    case .sent: "Sent; this printer cannot tell whether it printed."
    case .failed: "\(failure) \(consequence)"
    }
  }

  private var failure: String {
    switch cause {
    case .cancelled: "The job was taken back."
    case .damaged: "The job's data are damaged: print it again."
    case .lost: "The connection to the printer broke."
    case .notReady: "The printer did not become ready: \(complaint)."
    case .stalled: "The printer stopped taking data."
    case .unreachable: "The printer was not reached. Is it on, and is its cable in place?"
    case nil: "The job failed."
    }
  }

  private var consequence: String {
    guard mayBeOnPaper else { return "Nothing was printed." }
    let part = "\(sent) of \(bands.map(String.init) ?? "?") bands had been sent"
    return isCleared == true
      ? "At most \(part); the rest was cleared."
      : "\(part); what became of them is not known, and they are not repeated."
  }

  private var complaint: String { reasons.isEmpty ? "no reason given" : reasons.map(\.words).joined(separator: ", ") }
}

extension PrinterReason {
  /// What is wrong, in a few English words.
  public var words: String {
    switch self {
    case .connecting: "not reached yet"
    case .coverOpen: "cover open"
    case .headHot: "print head too hot"
    case .mediaEmpty: "out of paper"
    case .cutterJam: "cutter blocked"
    case .mediaLow: "paper low"
    case .offline: "offline"
    case .other: "device fault"
    case .timedOut: "takes no data"
    }
  }
}
