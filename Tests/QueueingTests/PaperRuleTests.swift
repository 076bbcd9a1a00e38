import Events
import Testing

@testable import Queueing

/// One office with two printers, told fact by fact.
private struct PaperStory {
  var rule = PaperRule(printers: ["thermal", "spare"])
  var state: QueueState
  var seq: Int64 = 0
  var uptime: Int64 = 0
  var boot = "b1"
  var clock = ClockTrust.plausible
  let visit = VisitFacts(
    day: 1, date: ServiceDate(dayNumber: 20_778), service: "ADVICE", visitorType: "NOT_STATED", period: .office)

  /// How long the power was off, by the wall clock.
  var hoursOff: Int64 = 0
  var stamp: Stamp {
    Stamp(at: 1_795_230_000_000 + hoursOff * 3_600_000 + uptime, boot: boot, uptime: uptime, clock: clock)
  }

  mutating func apply(_ facts: [Fact]) {
    for fact in facts {
      seq += 1
      state.apply(fact, seq: seq, stamp: stamp)
    }
  }

  func found(_ ticket: FoundTicket) -> TicketTarget {
    .found(
      FoundTickets(
        label: ticket.reference.ticket.description, date: ticket.reference.visit.date, day: ticket.reference.visit.day,
        tickets: [ticket]))
  }

  mutating func issue() -> TicketReference {
    let ticket = TicketNumber(series: "A", number: Int(seq) + 1)
    let paper = PaperIntention(printer: "thermal", job: "K1-\(ticket)")
    apply([
      .ticket(
        .issued(
          TicketIssued(
            ticket: ticket, visit: visit, source: .controlSocket, paper: paper, base: seq, key: seq)))
    ])
    return TicketReference(EventID(journal: state.journal, seq: seq), ticket: ticket, visit: visit)
  }

  mutating func hear(_ report: PaperReport) -> [Fact] {
    let facts = rule.facts(of: report, at: stamp, in: state)
    apply(facts)
    return facts
  }

  mutating func lose(_ ticket: TicketReference, copy: Int? = nil) -> [Fact] {
    hear(.lost(LostPaper(reference: ticket, copy: copy, printer: "thermal", reason: "restart")))
  }

  mutating func printer(_ name: String, is state: PrinterState) -> [Fact.Kind] {
    hear(.condition(PrinterStateChanged(printer: name, condition: state.condition, reasons: [], state: state)))
      .map(\.kind)
  }

  func handOver(_ ticket: TicketReference, copy: Int? = nil, length: Int? = nil) -> PaperReport {
    .handedOver(
      TicketHandedOver(
        reference: ticket, printer: "thermal", job: "J", jobNumber: 1, jobUUID: "u\(ticket.seq)", evidence: .spooler,
        copy: copy, length: length))
  }
}

@Suite("What becomes of paper")
struct PaperRuleTests {
  private var story: PaperStory

  init() throws {
    story = PaperStory(state: QueueState(journal: try #require(JournalID("00112233445566778899aabbccddeeff"))))
  }

  @Test("A young ticket that a crash has lost is printed again, marked as a copy, with the same number")
  mutating func lostYoung() throws {
    let ticket = story.issue()
    story.uptime += 119_999
    guard case .ticket(.reprinted(let copy))? = story.lose(ticket).first else {
      Issue.record("no copy")
      return
    }
    #expect(copy.reference == ticket && copy.copy == 1 && copy.reason == "lost")
    #expect(copy.paper == PaperIntention(printer: "thermal", job: "K1-A001-copy-1"))
    #expect(copy.issuedAt == story.stamp.at - 119_999)
    #expect(story.state.intentions.values.map(\.copy) == [1], "the lost one is settled by its copy")
    #expect(story.lose(ticket).isEmpty, "a second word about the same sheet says nothing new")
  }

  @Test("An old one is unconfirmed, and nobody stands before the screen any more")
  mutating func lostOld() {
    let ticket = story.issue()
    story.uptime += 120_000
    #expect(story.lose(ticket).map(\.kind) == [.ticket(.unconfirmed)])
    #expect(story.state.intentions.isEmpty)
  }

  @Test("A copy that is lost again is the second copy while the ticket is young, and never the third after that")
  mutating func lostTwice() {
    let ticket = story.issue()
    _ = story.lose(ticket)
    story.uptime += 60_000
    guard case .ticket(.reprinted(let second))? = story.lose(ticket, copy: 1).first else {
      Issue.record("no second copy")
      return
    }
    #expect(second.copy == 2 && second.paper.job == "K1-A001-copy-2")
    story.uptime += 60_000
    #expect(story.lose(ticket, copy: 2).map(\.kind) == [.ticket(.unconfirmed)])
  }

  @Test("A lost ticket that staff have taken back is not printed again")
  mutating func lostVoid() {
    let ticket = story.issue()
    story.apply([.ticket(.voided(TicketVoided(reference: ticket, reason: .duplicate)))])
    #expect(!story.lose(ticket).contains { $0.kind == .ticket(.reprinted) })
  }

  @Test("After a power cut with a clock that nobody believes, whoever still waits gets the copy, and nobody else does")
  mutating func doubtfulClock() {
    let (old, _) = (story.issue(), story.uptime += 100_000)
    let young = story.issue()
    story.boot = "b2"
    story.uptime = 20_000
    story.clock = .doubtful
    #expect(story.lose(old).map(\.kind) == [.ticket(.unconfirmed)], "100 s before the cut, and 20 s since the boot")
    #expect(story.lose(young).map(\.kind) == [.ticket(.reprinted)])
  }

  @Test("A doubtful clock that shows hours more is believed as far as that: yesterday's ticket does not come out")
  mutating func doubtfulMorning() {
    let ticket = story.issue()
    story.boot = "b2"
    story.hoursOff = 15
    story.clock = .doubtful
    #expect(story.lose(ticket).map(\.kind) == [.ticket(.unconfirmed)])
  }

  @Test("A lost ticket goes to the next printer when its own is out; with none it is unconfirmed and on the screen")
  mutating func lostPrinter() {
    let (first, second) = (story.issue(), story.issue())
    _ = story.printer("thermal", is: .paperOut)
    guard case .ticket(.reprinted(let copy))? = story.lose(first).first else {
      Issue.record("no copy")
      return
    }
    #expect(copy.paper.printer == "spare")
    _ = story.printer("spare", is: .off)
    #expect(story.lose(second).map(\.kind) == [.ticket(.unconfirmed), .ticket(.shownOnScreen)])
  }

  @Test("Late: the number goes to the screen once, and a failure afterwards says nothing twice")
  mutating func late() {
    let ticket = story.issue()
    let late = story.rule.late(ticket, in: story.state)
    #expect(late == [.ticket(.shownOnScreen(TicketShownOnScreen(reference: ticket, reason: "late")))])
    story.apply(late)
    #expect(story.rule.late(ticket, in: story.state).isEmpty)
    let failed = TicketPrintFailed(reference: ticket, printer: "thermal", reason: "deadline")
    #expect(story.hear(.failed(failed)).map(\.kind) == [.ticket(.printFailed)])
    #expect(story.rule.late(ticket, in: story.state).isEmpty)
  }

  @Test("Nobody can tell what became of a young ticket: its number is shown, for paper may not have come")
  mutating func unconfirmed() {
    let ticket = story.issue()
    let report = PaperReport.unconfirmed(
      TicketUnconfirmed(reference: ticket, printer: "thermal", reason: "deadline"))
    #expect(story.hear(report).map(\.kind) == [.ticket(.unconfirmed), .ticket(.shownOnScreen)])
  }

  @Test("Reports of a copy and of its original are not mistaken for each other; the device's word ends one of them")
  mutating func copies() throws {
    let ticket = story.issue()
    _ = story.hear(story.handOver(ticket))
    let queue = QueueRule(
      site: "S", kiosk: "K1", services: [:], visitorTypes: [], printers: ["thermal", "spare"])
    let day = OpenDay(id: ticket.visit.day, date: ticket.visit.date)
    func request(copies: Int) -> ReprintRequest {
      ReprintRequest(story.found(FoundTicket(reference: ticket, issued: story.stamp, copies: copies)))
    }
    let copy = try queue.reprint(request(copies: 0), on: day, in: story.state)
    story.apply([.ticket(.reprinted(copy))])
    #expect(story.state.intentions.count == 2)
    let next = try queue.reprint(request(copies: 0), on: day, in: story.state)
    #expect(copy.copy == 1 && next.copy == 2)
    let printed = TicketPrinted(reference: ticket, printer: "thermal", copy: 1)
    #expect(story.hear(.printed(printed)) == [.ticket(.printed(printed))])
    #expect(story.state.intentions.values.map(\.copy) == [nil])
    #expect(story.hear(.printed(printed)).isEmpty)
    let later = try queue.reprint(request(copies: 4), on: day, in: story.state)
    #expect(later.copy == 5, "the journal knows of copies of other days")
  }

  @Test("A void ticket is not printed again, and without a printer nothing is promised")
  mutating func refusals() throws {
    let ticket = story.issue()
    let queue = QueueRule(site: "S", kiosk: "K1", services: [:], visitorTypes: [], printers: ["thermal"])
    let day = OpenDay(id: ticket.visit.day, date: ticket.visit.date)
    var found = FoundTicket(reference: ticket, issued: story.stamp)
    let request = ReprintRequest(story.found(found))
    _ = story.printer("thermal", is: .coverOpen)
    #expect(throws: Refusal(.noPrinter, detail: "thermal")) { try queue.reprint(request, on: day, in: story.state) }
    story.apply([.ticket(.voided(TicketVoided(reference: ticket, reason: .misprint)))])
    #expect(throws: Refusal(.alreadyVoided, detail: "A001")) { try queue.reprint(request, on: day, in: story.state) }
    found.isVoided = true
    let void = ReprintRequest(story.found(found))
    #expect(throws: Refusal(.alreadyVoided, detail: "A001")) { try queue.reprint(void, on: day, in: story.state) }
  }

  @Test("Paper out, then ready: the roll counts as new, whatever lay between; other troubles change no roll")
  mutating func rollChange() {
    #expect(story.printer("thermal", is: .ready) == [.printer(.stateChanged)])
    #expect(story.printer("thermal", is: .paperOut) == [.printer(.stateChanged)])
    #expect(story.printer("thermal", is: .off) == [.printer(.stateChanged)])
    #expect(story.printer("thermal", is: .ready) == [.printer(.stateChanged), .printer(.rollChanged)])
    #expect(story.state.roll(in: "thermal").isAsked)
    #expect(story.printer("thermal", is: .off) == [.printer(.stateChanged)])
    #expect(story.printer("thermal", is: .ready) == [.printer(.stateChanged)])
    #expect(story.printer("thermal", is: .coverOpen) == [.printer(.stateChanged)])
    #expect(story.printer("thermal", is: .ready) == [.printer(.stateChanged), .printer(.rollChanged)])
  }

  @Test("No print seen: out until the roll is turned round, which nobody need say; no answer at all: work goes on")
  mutating func wrongWayRound() throws {
    _ = story.printer("thermal", is: .coverOpen)
    _ = story.printer("thermal", is: .ready)
    story.apply([.printer(.rollChecked(try story.rule.rollSeen(false, in: "thermal")))])
    #expect(story.state.isOut("thermal") && story.state.printerState(of: "thermal") == .rollWrongWayRound)
    story.apply(story.rule.rollTimeIsOver(for: "thermal", in: story.state))
    #expect(!story.state.isOut("thermal") && story.state.roll(in: "thermal").isAsked)
    let unanswered = story.rule.rollTimeIsOver(for: "thermal", in: story.state)
    #expect(unanswered == [.printer(.rollChecked(RollChecked(printer: "thermal", sight: .noAnswer)))])
    story.apply(unanswered)
    #expect(story.rule.rollTimeIsOver(for: "thermal", in: story.state).isEmpty)
    #expect(throws: Refusal(.unknownPrinter, detail: "fax")) { try story.rule.rollSeen(true, in: "fax") }
  }

  @Test("The life of a roll: millimetres and tickets add up, staff are warned once, and a new roll begins at nothing")
  mutating func paperLife() {
    story.rule.rolls = ["thermal": RollMeasure(length: 1000, warnAt: 5)]
    var warnings: [Fact] = []
    for _ in 1...7 {
      let ticket = story.issue()
      warnings += story.hear(story.handOver(ticket, length: 100)).filter { $0.kind == .machine(.alertRaised) }
    }
    #expect(story.state.roll(in: "thermal").used == 700 && story.state.roll(in: "thermal").tickets == 7)
    #expect(story.state.roll(in: "thermal").ticketsLeft(of: 1000) == 3)
    let alert = AlertRaised(alert: "paper_low", source: CommandSource(device: "thermal"), count: 5)
    #expect(warnings == [.machine(.alertRaised(alert))])
    _ = story.printer("thermal", is: .paperOut)
    _ = story.printer("thermal", is: .ready)
    #expect(story.state.roll(in: "thermal").used == 0)
    #expect(story.state.roll(in: "thermal").ticketsLeft(of: 1000) == nil)
  }

  @Test("What is last known of a printer has its time, and a hand-over is a word about it too")
  mutating func lastKnown() {
    _ = story.printer("thermal", is: .cannotTell)
    let first = story.state.knowledge(of: "thermal")?.lastKnown
    story.uptime += 5000
    let ticket = story.issue()
    _ = story.hear(story.handOver(ticket))
    #expect(first.map { $0 + 5000 } == story.state.knowledge(of: "thermal")?.lastKnown)
  }
}
