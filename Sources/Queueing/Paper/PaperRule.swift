public import Events

/// What a report about paper means for the ticket. A report about paper whose end is known already says nothing new.
///
/// | report | of a young ticket | of an older one |
/// | --- | --- | --- |
/// | failed | failed, and on the screen | the same |
/// | unconfirmed | unconfirmed, and on the screen | unconfirmed |
/// | lost | printed again as the next copy; without a printer unconfirmed, and on the screen | unconfirmed |
/// | late | on the screen, once; the paper may still come | the same |
///
/// Young is a ticket whose visitor may still stand there. A void ticket is not printed again.
public struct PaperRule: Sendable {
  /// Milliseconds after the issue within which a lost ticket is printed again.
  public var reprintLimit: Int64
  /// By printer; none where no length is configured.
  public var rolls: [String: RollMeasure]
  /// In the order of use.
  public var printers: [String]

  public init(reprintLimit: Int64 = 120_000, rolls: [String: RollMeasure] = [:], printers: [String] = []) {
    self.reprintLimit = reprintLimit
    self.rolls = rolls
    self.printers = printers
  }

  public func facts(of report: PaperReport, at stamp: Stamp, in state: QueueState) -> [Fact] {
    switch report {
    case .condition(let changed): return condition(changed, in: state)
    case .handedOver(let handed):
      guard state.intention(of: handed.reference, copy: handed.copy) != nil else { return [] }
      return [.ticket(.handedOver(handed))] + warning(after: handed, in: state)
    case .printed(let printed):
      return state.intention(of: printed.reference, copy: printed.copy) == nil ? [] : [.ticket(.printed(printed))]
    case .failed(let failed):
      guard let intention = state.intention(of: failed.reference, copy: failed.copy) else { return [] }
      return [.ticket(.printFailed(failed))] + shown(intention, because: "print_failed")
    case .unconfirmed(let unconfirmed):
      guard let intention = state.intention(of: unconfirmed.reference, copy: unconfirmed.copy) else { return [] }
      return doubt(unconfirmed, about: intention, at: stamp, in: state)
    case .lost(let lost):
      guard let intention = state.intention(of: lost.reference, copy: lost.copy) else { return [] }
      return again(intention, lost, at: stamp, in: state)
    case .ended: return []
    }
  }

  /// The visitor has waited long enough: the number goes to the screen, whether or not paper may still come.
  public func late(_ reference: TicketReference, in state: QueueState) -> [Fact] {
    guard let intention = state.intention(of: reference, copy: nil) else { return [] }
    return shown(intention, because: "late")
  }

  /// The time for the question about a new roll is over: without an answer work goes on, and after a no there has been
  /// time to turn the roll round, which counts as a new one.
  public func rollTimeIsOver(for printer: String, in state: QueueState) -> [Fact] {
    let roll = state.roll(in: printer)
    if roll.isAsked { return [.printer(.rollChecked(RollChecked(printer: printer, sight: .noAnswer)))] }
    return roll.isWrongWayRound ? [.printer(.rollChanged(RollChanged(printer: printer)))] : []
  }

  /// Staff or visitor say whether print is seen.
  public func rollSeen(_ isSeen: Bool, in printer: String) throws(Refusal) -> RollChecked {
    guard printers.contains(printer) else { throw Refusal(.unknownPrinter, detail: printer) }
    return RollChecked(printer: printer, sight: isSeen ? .seen : .notSeen)
  }

  private func doubt(
    _ unconfirmed: TicketUnconfirmed, about intention: OpenIntention, at stamp: Stamp, in state: QueueState
  ) -> [Fact] {
    let isYoung = isYoung(intention, at: stamp, in: state)
    return [.ticket(.unconfirmed(unconfirmed))] + (isYoung ? shown(intention, because: "unconfirmed") : [])
  }

  /// A copy is marked, so that two sheets with one number never look like two tickets.
  private func again(
    _ intention: OpenIntention, _ lost: LostPaper, at stamp: Stamp, in state: QueueState
  ) -> [Fact] {
    let reference = intention.reference
    let isWanted = isYoung(intention, at: stamp, in: state) && !state.voided.contains(reference.seq)
    if isWanted, let printer = state.firstInService(of: printers) {
      let copy = state.copies(of: reference) + 1
      let paper = PaperIntention(printer: printer, job: intention.originalJob.named(copy: copy))
      return [
        .ticket(
          .reprinted(
            TicketReprinted(
              reference: reference, copy: copy, reason: TicketReprinted.lost, paper: paper,
              issuedAt: intention.issued?.believedTime)))
      ]
    }
    let unconfirmed = TicketUnconfirmed(
      reference: reference, printer: lost.printer, reason: lost.reason, copy: intention.copy)
    return doubt(unconfirmed, about: intention, at: stamp, in: state)
  }

  private func shown(_ intention: OpenIntention, because reason: String) -> [Fact] {
    guard !intention.isShown else { return [] }
    return [.ticket(.shownOnScreen(TicketShownOnScreen(reference: intention.reference, reason: reason)))]
  }

  private func isYoung(_ intention: OpenIntention, at stamp: Stamp, in state: QueueState) -> Bool {
    let now = ClockReading(at: stamp.at, boot: stamp.boot, uptime: stamp.uptime, synchronised: false)
    return state.age(of: intention, at: now) < reprintLimit
  }

  private func condition(_ changed: PrinterStateChanged, in state: QueueState) -> [Fact] {
    let known = state.knowledge(of: changed.printer)?.state
    guard state.printers[changed.printer] != changed.condition || known != changed.known else { return [] }
    let isBack = changed.condition == .ready && state.roll(in: changed.printer).mayBeChanged
    return [.printer(.stateChanged(changed))]
      + (isBack ? [.printer(.rollChanged(RollChanged(printer: changed.printer)))] : [])
  }

  /// Once a roll, when it has come down to the chosen number of tickets.
  private func warning(after handed: TicketHandedOver, in state: QueueState) -> [Fact] {
    guard let measure = rolls[handed.printer], !measure.isLow(state.roll(in: handed.printer)) else { return [] }
    var roll = state.roll(in: handed.printer)
    roll.take(handed)
    guard measure.isLow(roll) else { return [] }
    let source = CommandSource(device: handed.printer)
    let left = roll.ticketsLeft(of: measure.length) ?? 0
    return [.machine(.alertRaised(AlertRaised(alert: "paper_low", source: source, count: left)))]
  }
}

extension Stamp {
  /// The time of the wall clock, where it is worth printing.
  public var believedTime: Int64? { clock == .doubtful ? nil : at }
}

extension String {
  /// The name of a ticket's job for a copy.
  func named(copy: Int) -> String { "\(self)-copy-\(copy)" }
}

extension OpenIntention {
  /// The name of the ticket's first job.
  fileprivate var originalJob: String {
    guard let copy else { return job }
    let ending = "".named(copy: copy)
    return job.hasSuffix(ending) ? String(job.dropLast(ending.count)) : job
  }
}
