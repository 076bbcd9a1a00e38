public import Events

/// What is known of paper and printers.
extension QueueState {
  public func isOut(_ printer: String) -> Bool { printers[printer] == .out || roll(in: printer).isWrongWayRound }

  /// The first of some printers that is not known to be out.
  public func firstInService(of names: [String]) -> String? { names.first { !isOut($0) } }

  public func knowledge(of printer: String) -> PrinterKnowledge? { knowledge[printer] }
  public func roll(in printer: String) -> RollState { rolls[printer] ?? RollState() }

  /// What staff are told of a printer: what is known of it, and what was seen of its roll.
  public func printerState(of printer: String) -> PrinterState {
    let known = knowledge(of: printer)?.state ?? .unknown
    return roll(in: printer).isWrongWayRound && known.condition != .out ? .rollWrongWayRound : known
  }

  /// The copies of a ticket that were ordered on this day.
  public func copies(of reference: TicketReference) -> Int { copies[reference.seq] ?? 0 }

  /// The open intention to put a ticket, or one copy of it, on paper.
  public func intention(of reference: TicketReference, copy: Int?) -> OpenIntention? {
    key(of: reference, copy: copy).flatMap { intentions[$0] }
  }

  func key(of reference: TicketReference, copy: Int?) -> Int64? {
    if copy == nil { return intentions[reference.seq] == nil ? nil : reference.seq }
    return intentions.first { $0.value.reference.seq == reference.seq && $0.value.copy == copy }?.key
  }
}

/// What becomes of paper and printers, event by event.
extension QueueState {
  mutating func apply(_ printed: TicketPrinted, at stamp: Stamp) {
    end(printed.reference, printed.copy)
    knowledge[printed.printer]?.lastKnown = stamp.at
  }

  mutating func apply(_ checked: RollChecked) {
    change(checked.printer) {
      $0.isAsked = false
      $0.isWrongWayRound = checked.sight == .notSeen
    }
  }

  mutating func end(_ reference: TicketReference, _ copy: Int?) {
    if let key = key(of: reference, copy: copy) { intentions[key] = nil }
  }

  /// A printer has one job at a time, so the jobs handed over before this one have ended; a job without a uuid is no job
  /// of a spooler, and has ended with its hand-over.
  mutating func apply(_ handed: TicketHandedOver, at stamp: Stamp) {
    let own = key(of: handed.reference, copy: handed.copy)
    if let own, handed.jobUUID.isEmpty { intentions[own] = nil }
    for key in intentions.keys where key != own {
      guard let other = intentions[key], other.printer == handed.printer, !other.jobUUID.isEmpty else { continue }
      intentions[key] = nil
    }
    if let own { intentions[own]?.jobUUID = handed.jobUUID }
    knowledge[handed.printer]?.lastKnown = stamp.at
    change(handed.printer) { $0.take(handed) }
  }

  /// A lost ticket goes on as its copy; one that staff want again has its own paper besides.
  mutating func apply(_ reprinted: TicketReprinted, seq: Int64) {
    copies[reprinted.reference.seq] = reprinted.copy
    var again = OpenIntention(
      reference: reprinted.reference, printer: reprinted.paper.printer, job: reprinted.paper.job, jobUUID: "",
      copy: reprinted.copy)
    if reprinted.reason == TicketReprinted.lost {
      let before = reprinted.copy > 1 ? key(of: reprinted.reference, copy: reprinted.copy - 1) : nil
      if let key = before ?? key(of: reprinted.reference, copy: nil) {
        again.issued = intentions[key]?.issued
        again.isShown = intentions[key]?.isShown ?? false
        intentions[key] = nil
      }
    } else {
      // Staff see what becomes of it; nobody waits before the screen.
      again.isShown = true
    }
    intentions[seq] = again
  }

  mutating func apply(_ changed: PrinterStateChanged, at stamp: Stamp) {
    printers[changed.printer] = changed.condition
    let state = changed.known ?? changed.condition.plainState
    knowledge[changed.printer] = PrinterKnowledge(state: state, reasons: changed.reasons, lastKnown: stamp.at)
    if [.paperOut, .coverOpen].contains(state) { change(changed.printer) { $0.mayBeChanged = true } }
  }

  mutating func change(_ printer: String, _ change: (inout RollState) -> Void) {
    var roll = roll(in: printer)
    change(&roll)
    guard roll != self.roll(in: printer) else { return }
    rolls[printer] = roll
  }
}

extension PrinterCondition {
  /// What an event of the first version says, which has no state.
  fileprivate var plainState: PrinterState {
    switch self {
    case .ready: .cannotTell
    case .out: .fault
    case .unknown: .unknown
    }
  }
}

extension QueueState {
  /// Milliseconds since the ticket was issued, as far as clocks can tell; `.max` where its issue is not known any more.
  ///
  /// After a power cut the wall clock may stand where it stood, or in 1970. What is certain then is what passed before
  /// the cut, until the last ticket at least, and what has passed since the boot: whoever waits at the kiosk still gets a
  /// copy. A wall clock that shows more than that is believed, in doubt or not: yesterday's tickets must not come out.
  public func age(of intention: OpenIntention, at now: ClockReading) -> Int64 {
    guard let issued = intention.issued else { return .max }
    if now.boot == issued.boot { return max(0, now.uptime - issued.uptime) }
    let before = clock.map { $0.stamp.boot == issued.boot ? $0.stamp.uptime - issued.uptime : 0 } ?? 0
    return max(max(0, before) + now.uptime, now.at - issued.at)
  }
}
