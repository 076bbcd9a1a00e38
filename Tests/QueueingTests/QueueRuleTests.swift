import Events
import Queueing
import Testing

@Suite("Numbers")
struct QueueRuleTests {
  private let rule = QueueRule(
    site: "OSS01", kiosk: "K1", services: ["ADVICE": .init(series: "A"), "COMPLAINT": .init(series: "C")],
    visitorTypes: ["JURISTIC", "NOT_STATED"], printers: ["thermal", "spare"])
  private let stamp = Stamp(at: 1_795_230_000_000, boot: "b", uptime: 1000, clock: .plausible)

  private func journal() throws -> JournalID { try #require(JournalID("00112233445566778899aabbccddeeff")) }

  private func day(_ id: Int = 1) throws -> OpenDay {
    OpenDay(id: id, date: try #require(ServiceDate("2026-11-20")).adding(days: id))
  }

  private func issue(_ service: String, in state: inout QueueState, seq: Int64) throws -> TicketIssued {
    let issued = try rule.issue(IssueRequest(service: service), on: try day(), period: .office, at: stamp, in: state)
    state.apply(.ticket(.issued(issued)), seq: seq, stamp: stamp)
    return issued
  }

  @Test("Each series counts by itself, and after A999 comes A1000")
  func series() throws {
    var state = QueueState(journal: try journal())
    #expect(try issue("ADVICE", in: &state, seq: 1).ticket.description == "A001")
    #expect(try issue("COMPLAINT", in: &state, seq: 2).ticket.description == "C001")
    for seq in 3...1000 { _ = try issue("ADVICE", in: &state, seq: Int64(seq)) }
    #expect(try issue("ADVICE", in: &state, seq: 1001).ticket.description == "A1000")
  }

  private func open(_ day: OpenDay, in state: inout QueueState) throws {
    let stamp = Stamp(at: 0, boot: "b", uptime: 0, clock: .plausible)
    state.apply(.day(.opened(ServiceDayOpened(day: day.id, date: day.date))), seq: 2, stamp: stamp)
  }

  @Test("A new day starts every series again")
  func newDay() throws {
    var state = QueueState(journal: try journal())
    _ = try issue("ADVICE", in: &state, seq: 1)
    try open(day(2), in: &state)
    #expect(try issue("ADVICE", in: &state, seq: 2).ticket.description == "A001")
  }

  @Test("An unknown service or visitor type is refused, and names what was asked for")
  func unknown() throws {
    let state = QueueState(journal: try journal())
    #expect(throws: Refusal(.unknownService, detail: "PASSPORT")) {
      try rule.issue(IssueRequest(service: "PASSPORT"), on: try day(), period: .office, at: stamp, in: state)
    }
    #expect(throws: Refusal(.unknownVisitorType, detail: "ALIEN")) {
      try rule.issue(
        IssueRequest(service: "ADVICE", visitorType: "ALIEN"), on: try day(), period: .office, at: stamp, in: state)
    }
  }

  @Test("A printer known to be out gets no job: the spare does, and when both are out nobody promises paper")
  func printerOut() throws {
    var state = QueueState(journal: try journal())
    #expect(try issue("ADVICE", in: &state, seq: 1).paper?.printer == "thermal")
    let out = { PrinterStateChanged(printer: $0, condition: .out, reasons: ["media-empty"]) }
    state.apply(.printer(.stateChanged(out("thermal"))), seq: 2, stamp: stamp)
    #expect(try issue("ADVICE", in: &state, seq: 3).paper?.printer == "spare")
    state.apply(.printer(.stateChanged(out("spare"))), seq: 4, stamp: stamp)
    #expect(try issue("ADVICE", in: &state, seq: 5).paper == nil)
  }

  @Test("A visitor type is said once after the issue, of the open day, and later events of the ticket carry it")
  func visitorType() throws {
    var state = QueueState(journal: try journal())
    let issued = try issue("ADVICE", in: &state, seq: 1)
    let ticket = issued.reference(EventID(journal: try journal(), seq: 1))
    func say(_ type: String, on day: OpenDay) -> VisitorTypeGiven? {
      rule.visitorType(type, of: ticket, on: day, in: state)
    }
    for type in ["ALIEN", "NOT_STATED"] { #expect(say(type, on: try day()) == nil) }
    #expect(say("JURISTIC", on: try day(2)) == nil, "late answers do not exist")
    let given = try #require(say("JURISTIC", on: try day()))
    #expect(given.reference == ticket && given.visitorType == "JURISTIC")
    state.apply(.ticket(.visitorTypeGiven(given)), seq: 2, stamp: stamp)
    #expect(say("JURISTIC", on: try day()) == nil)
    #expect(state.current(ticket).visit.visitorType == "JURISTIC")
    #expect(state.intentions[1]?.reference.visit.visitorType == "JURISTIC")
    let void = try rule.void(VoidRequest(found(state.current(ticket)), reason: .test), on: try day(), in: state)
    state.apply(.ticket(.voided(void)), seq: 3, stamp: stamp)
    #expect(say("JURISTIC", on: try day()) == nil)
  }

  /// What the journal knows of a ticket's label.
  private func found(_ tickets: TicketReference..., on day: Int = 1) -> TicketTarget {
    .found(
      FoundTickets(
        label: tickets.first?.ticket.description ?? "A001", date: ServiceDate(dayNumber: 20_778), day: day,
        tickets: tickets.map { FoundTicket(reference: $0, issued: stamp) }))
  }

  @Test("Of two who take back a label at once each takes another ticket, and a third is refused")
  func voidByLabel() throws {
    var state = QueueState(journal: try journal())
    let tickets = try [Int64(7), 8].map { seq in
      let issued = try issue("ADVICE", in: &state, seq: seq)
      return issued.reference(EventID(journal: try journal(), seq: seq))
    }
    // Both have looked into the journal before either was decided.
    let request = VoidRequest(found(tickets[1], tickets[0]), reason: .test)
    for ticket in tickets.reversed() {
      let voided = try rule.void(request, on: try day(), in: state)
      #expect(voided.reference == ticket)
      state.apply(.ticket(.voided(voided)), seq: ticket.seq + 10, stamp: stamp)
    }
    #expect(throws: Refusal(.alreadyVoided, detail: "A002")) { try rule.void(request, on: try day(), in: state) }
  }

  @Test("A label that was looked for on the day before is refused; one that nobody has is unknown")
  func staleLabel() throws {
    #expect(throws: Refusal(.busy, detail: "service day 2 has just begun")) {
      try rule.void(VoidRequest(found(), reason: .test), on: try day(2), in: QueueState(journal: try journal()))
    }
    #expect(throws: Refusal(.unknownTicket, detail: "A001, 2026-11-21")) {
      try rule.void(VoidRequest(found(), reason: .test), on: try day(), in: QueueState(journal: try journal()))
    }
  }

  @Test("A ticket is voided once")
  func void() throws {
    var state = QueueState(journal: try journal())
    let issued = try issue("ADVICE", in: &state, seq: 7)
    let ticket = issued.reference(EventID(journal: try journal(), seq: 7))
    let request = VoidRequest(found(ticket), reason: .duplicate)
    let voided = try rule.void(request, on: try day(), in: state)
    #expect(!voided.afterClose)
    state.apply(.ticket(.voided(voided)), seq: 8, stamp: stamp)
    #expect(state.visits == 0)
    #expect(throws: Refusal(.alreadyVoided, detail: "A001")) { try rule.void(request, on: try day(), in: state) }
  }

  @Test("A ticket of an earlier day is voided after its close, and nobody who came today is forgotten")
  func voidAfterClose() throws {
    var state = QueueState(journal: try journal())
    let issued = try issue("ADVICE", in: &state, seq: 7)
    try open(day(2), in: &state)
    _ = try issue("ADVICE", in: &state, seq: 12)
    let ticket = issued.reference(EventID(journal: try journal(), seq: 7))
    let request = VoidRequest(found(ticket, on: 2), reason: .misprint)
    let voided = try rule.void(request, on: try day(2), in: state)
    #expect(voided.afterClose)
    state.apply(.ticket(.voided(voided)), seq: 13, stamp: stamp)
    #expect(state.visits == 1 && state.waiting["ADVICE"] == 1)
  }

  @Test("At a booth in a drill every visit says so, with a ticket or without")
  func boothDrill() throws {
    var booth = rule
    booth.channel = .booth
    booth.drill = true
    let visits = [
      try booth.issue(
        IssueRequest(service: "ADVICE"), on: try day(), period: .office, at: stamp,
        in: QueueState(journal: try journal())
      ).visit,
      try booth.count(
        VisitorCount(service: "ADVICE", visitorType: "JURISTIC", count: 2), on: try day(), period: .office
      ).visit,
    ]
    #expect(visits.allSatisfy { $0.channel == .booth && $0.drill })
  }

  @Test("Staff count 1 to 999 visitors, marked as counted by staff", arguments: [0, 1, 999, 1000, -3])
  func staffCount(count: Int) throws {
    let request = VisitorCount(service: "ADVICE", visitorType: "NOT_STATED", count: count)
    if (1...999).contains(count) {
      #expect(try rule.count(request, on: try day(), period: .office).visit.entry == .staff)
    } else {
      #expect(throws: Refusal.self) { try rule.count(request, on: try day(), period: .office) }
    }
  }

  @Test("Only what is not settled stays open, and at most one handed-over job a printer")
  func openIntentions() throws {
    var state = QueueState(journal: try journal())
    for seq in [1, 2, 3] as [Int64] { _ = try issue("ADVICE", in: &state, seq: seq) }
    let open = state.intentions
    func handedOver(_ seq: Int64) throws -> Fact {
      let intention = try #require(open[seq])
      return .ticket(
        .handedOver(
          TicketHandedOver(
            reference: intention.reference, printer: "thermal", job: intention.job, jobNumber: Int(seq),
            jobUUID: "urn:uuid:\(seq)", evidence: .spooler)))
    }
    state.apply(try handedOver(1), seq: 4, stamp: stamp)
    #expect(state.intentions.keys.sorted() == [1, 2, 3])
    state.apply(try handedOver(2), seq: 5, stamp: stamp)
    #expect(state.intentions.keys.sorted() == [2, 3])
    let third = try #require(open[3]).reference
    let unconfirmed = TicketUnconfirmed(reference: third, printer: "thermal", reason: "restart")
    state.apply(.ticket(.unconfirmed(unconfirmed)), seq: 6, stamp: stamp)
    #expect(state.intentions.keys.sorted() == [2])
    #expect(PaperRule().facts(of: .unconfirmed(unconfirmed), at: stamp, in: state).isEmpty)
  }
}
