internal import Events

/// Who waits for paper, and until when: visitors for their ticket, the kiosk for a word about a new roll.
///
/// | what happens | visitor's clock | roll's clock |
/// | --- | --- | --- |
/// | ticket issued with paper | begins | |
/// | printed, failed, unconfirmed, on the screen, job ended | ends | |
/// | roll changed, or no print seen | | begins anew |
/// | print seen, or no answer | | ends |
///
/// Uptime in milliseconds is an argument; nothing here reads a clock. After a restart nobody waits any more whose press
/// the kiosk does not remember; the settling of open intentions takes care of their tickets.
struct PaperDesk: Sendable {
  /// How long the question about a new roll stands.
  static let rollLimit: Int64 = 60_000

  private let visitorLimit: Int64
  /// In the order of the presses, so in the order of their ends.
  private var visitors: [(ticket: TicketReference, due: Int64)] = []
  private var rolls: [String: Int64] = [:]
  /// Printers whose new roll is asked about, and nobody has answered.
  private var asked: Set<String> = []

  init(visitorLimit: Int64) {
    self.visitorLimit = visitorLimit
  }

  /// When somebody has waited long enough next.
  var nextDue: Int64? { ([visitors.first?.due].compactMap(\.self) + rolls.values).min() }

  mutating func takeDue(at uptime: Int64) -> [LoopRequest] {
    let waited = visitors.prefix { $0.due <= uptime }
    visitors.removeFirst(waited.count)
    let asked = rolls.filter { $0.value <= uptime }.keys.sorted()
    for printer in asked { rolls[printer] = nil }
    return waited.map { .visitorWaited($0.ticket) } + asked.map { .rollTimeIsOver(printer: $0) }
  }

  /// A report that is no event by itself.
  mutating func hear(_ report: PaperReport) {
    if case .ended(let reference) = report { end(reference) }
  }

  /// A durable event.
  mutating func hear(_ event: DraftEvent, at uptime: Int64) {
    switch event.fact {
    case .ticketIssued(let issued) where issued.paper != nil:
      let reference = TicketReference(seq: event.seq, ticket: issued.ticket, visit: issued.visit)
      visitors.append((reference, event.stamp.uptime + visitorLimit))
    case .ticketHandedOver(let handed) where handed.jobUUID.isEmpty: end(handed.reference)
    case .ticketPrinted(let printed): end(printed.reference)
    case .ticketPrintFailed(let failed): end(failed.reference)
    case .ticketUnconfirmed(let unconfirmed): end(unconfirmed.reference)
    case .ticketShownOnScreen(let shown): end(shown.reference)
    case .rollChanged(let changed):
      rolls[changed.printer] = uptime + Self.rollLimit
      asked.insert(changed.printer)
    case .rollChecked(let checked):
      asked.remove(checked.printer)
      rolls[checked.printer] = checked.sight == .notSeen ? uptime + Self.rollLimit : nil
    default: break
    }
  }

  /// Whether the ready line that lies there is still asked about: a cover that opens and closes all the time costs one.
  func isAsking(about printer: String) -> Bool { asked.contains(printer) }

  /// A start finds a question open, or a roll that lies the wrong way round.
  mutating func resumeRoll(in printer: String, at uptime: Int64) { rolls[printer] = uptime + Self.rollLimit }

  private mutating func end(_ reference: TicketReference) {
    if let index = visitors.firstIndex(where: { $0.ticket.seq == reference.seq }) { visitors.remove(at: index) }
  }
}
