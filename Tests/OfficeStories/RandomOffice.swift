internal import Events
internal import Ports
internal import Kiosk
internal import Queueing

extension OfficeStory {
  /// A history in which everything happens that a kiosk decides, in no order: presses, paper, ratings, staff, nights,
  /// power cuts, and clocks that jump, stop and are set right.
  public static func random(steps: Int, seed: UInt64) throws -> OfficeStory {
    var office = try OfficeStory(from: "2026-11-20 09.00")
    try office.live(steps: steps, seed: seed)
    return office
  }

  /// Goes on with such a history.
  ///
  /// - Parameter first: the first ticket that may be taken back, in the order of issue.
  public mutating func live(steps: Int, seed: UInt64, voiding first: Int = 0) throws {
    var chance = SeededChance(seed: seed)
    for _ in 0..<steps { try step(&chance, voiding: first) }
  }

  private mutating func step(_ chance: inout SeededChance, voiding first: Int) throws {
    wait(seconds: Int64.random(in: 1...600, using: &chance))
    switch Int.random(in: 0..<22, using: &chance) {
    case 0..<7: try ask(.command(.issue(request(&chance)), id: nil))
    case 7..<9: try ask(.command(.rate(rating(&chance)), id: nil))
    case 9..<12: try ask(.paper(report(&chance)))
    case 12: try ask(.command(.countVisitors(.init(service: "ADVICE", visitorType: "JURISTIC", count: 3)), id: nil))
    case 13: try ask(.command(.pauseIssuing(Bool.random(using: &chance), .controlSocket), id: nil))
    case 14: if let ticket = someTicket(&chance) { try ask(.visitorType(ticket, "JURISTIC")) }
    case 15: if let ticket = someTicket(&chance) { try ask(.visitorWaited(ticket)) }
    case 16: wait(seconds: Int64.random(in: 1...4, using: &chance) * 20_000)
    case 17: try cutPower(&chance)
    case 18: try jump(&chance)
    case 19, 20: try takeBack(from: first, &chance)
    default: try settle(&chance)
    }
  }

  private func someTicket(_ chance: inout SeededChance) -> TicketReference? {
    journal.suffix(60).compactMap { event -> TicketReference? in
      guard case .ticket(.issued(let issued)) = event.fact else { return nil }
      return issued.reference(EventID(journal: rules.journal, seq: event.seq))
    }.randomElement(using: &chance)
  }

  private func request(_ chance: inout SeededChance) -> IssueRequest {
    IssueRequest(
      service: chance.pick("ADVICE", "COMPLAINT"), visitorType: chance.pick("NOT_STATED", "JURISTIC"),
      lane: chance.pick(.normal, .normal, .priority))
  }

  /// Staff take back a ticket of whatever day.
  private mutating func takeBack(from first: Int, _ chance: inout SeededChance) throws {
    guard let reference = tickets.dropFirst(first).randomElement(using: &chance) else { return }
    let ticket = FoundTicket(reference: reference, issued: journal[0].stamp)
    try ask(.command(.void(VoidRequest(.found(found([ticket])), reason: .notTaken)), id: nil))
  }

  private func rating(_ chance: inout SeededChance) -> RatingPress {
    RatingPress(
      score: Int.random(in: 1...5, using: &chance), basis: .exit, counter: nil, survey: .buttonPad,
      source: CommandSource(device: "pad", control: "KEY_1"))
  }

  private func report(_ chance: inout SeededChance) -> PaperReport {
    let open = machine.state.queue.intentions.sorted { $0.key < $1.key }.map(\.value)
    guard let intention = open.randomElement(using: &chance) else { return condition(&chance) }
    let (reference, copy) = (intention.reference, intention.copy)
    switch Int.random(in: 0..<6, using: &chance) {
    case 0:
      return .handedOver(
        TicketHandedOver(
          reference: reference, printer: "thermal", job: intention.job, jobNumber: 1, jobUUID: "uuid",
          evidence: .spooler, copy: copy, length: 78))
    case 1: return .printed(TicketPrinted(reference: reference, printer: "thermal", copy: copy))
    case 2: return .failed(.init(reference: reference, printer: "thermal", reason: "job_aborted", copy: copy))
    case 3: return .unconfirmed(.init(reference: reference, printer: "thermal", reason: "deadline", copy: copy))
    case 4: return .lost(LostPaper(reference: reference, copy: copy, printer: "thermal", reason: "restart"))
    default: return condition(&chance)
    }
  }

  private func condition(_ chance: inout SeededChance) -> PaperReport {
    let states: [PrinterState] = [.ready, .paperOut, .cannotTell, .coverOpen, .paperLow]
    let state = states[Int.random(in: states.indices, using: &chance)]
    return .condition(PrinterStateChanged(printer: "thermal", condition: state.condition, reasons: [], state: state))
  }

  /// The clock goes on, stands still, or begins in 1970.
  private mutating func cutPower(_ chance: inout SeededChance) throws {
    at = [at + 120_000, at, at + 50_000_000, 1_000_000][Int.random(in: 0..<4, using: &chance)]
    boot += "+"
    uptime = 5000
    synchronised = false
    machine = LoopMachine(rules: rules, state: try refolded(), position: journal.last?.seq ?? 0)
    if let office = rules.officeDescribed(in: machine.state) { try ask(.fact(office)) }
  }

  private mutating func jump(_ chance: inout SeededChance) throws {
    at += [-3_600_000, 3_600_000, 90_000_000, -90_000_000][Int.random(in: 0..<4, using: &chance)]
  }

  /// The network sets the clock right, or staff say which date it is.
  private mutating func settle(_ chance: inout SeededChance) throws {
    if Bool.random(using: &chance) {
      at = max(at, 1_795_140_000_000)
      synchronised = true
    } else if let day = machine.state.day {
      _ = try ask(.command(.confirmDate(day.date.adding(days: Int.random(in: 0...1, using: &chance))), id: nil))
    }
  }
}
