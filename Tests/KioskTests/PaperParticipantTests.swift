import Events
import Ports
import OfficeStories
import Foundation
import Queueing
import Testing
import VisitorJourney

@testable import Kiosk

@Suite("Paper within the loop")
struct PaperParticipantTests {
  private static let limit: Int64 = 10_000_000

  /// An office, and the participant that is told of everything that becomes durable there.
  private struct Counter {
    var office: OfficeStory
    var paper: PaperParticipant
    private var told = 0

    init() throws {
      office = try OfficeStory()
      paper = PaperParticipant(
        printers: ["thermal"], tickets: TicketWriter(settings: office.settings, secret: []),
        journal: office.rules.journal, offer: nil, visitorLimit: 10_000)
    }

    /// Tells the participant what has become durable since it was told last.
    @discardableResult
    mutating func tell() -> [PaperParticipant.Effect] {
      let new = office.journal[told...].map { DecidedEvent(event: $0) }
      told = office.journal.count
      return paper.receive(.durable(DurableBatch(new)), at: office.moment).compactMap(\.effect)
    }

    /// What the passing of time leads to.
    mutating func due() -> [LoopOutput<PaperParticipant.Effect>] { paper.receive(.time, at: office.moment) }

    mutating func ask(_ outputs: [LoopOutput<PaperParticipant.Effect>]) throws {
      for request in outputs.compactMap(\.request) { try office.ask(request) }
    }
  }

  private func waited(_ outputs: [LoopOutput<PaperParticipant.Effect>]) -> [Int64] {
    outputs.compactMap { if case .visitorWaited(let ticket)? = $0.request { ticket.seq } else { nil } }
  }

  @Test("Ten seconds after the press without paper the screen knows at once, and the journal writes it, once")
  func late() throws {
    var counter = try Counter()
    let pressed = counter.office.uptime * 1000
    try counter.office.issue()
    // The disk took its time: the limit runs from the press all the same.
    counter.office.wait(seconds: 2)
    counter.tell()
    #expect(counter.paper.deadline == pressed + Self.limit)
    counter.office.wait(seconds: 7)
    #expect(counter.due().isEmpty)
    counter.office.wait(seconds: 1)
    let due = counter.due()
    #expect(due.count == 2 && counter.paper.deadline == nil)
    guard case .notice(.visitor(.paper(let seq, .late)))? = due.first else {
      Issue.record("the screen is not told: \(due)")
      return
    }
    #expect(waited(due) == [seq])
    try counter.ask(due)
    #expect(counter.office.kinds.last == "ticket.shown_on_screen")
    try counter.ask(due)
    #expect(counter.office.kinds.count { $0 == "ticket.shown_on_screen" } == 1)
  }

  @Test("Whose job has ended, whose ticket is printed or on the screen already, waits no longer; the others do")
  func ends() throws {
    var counter = try Counter()
    for _ in 1...4 { try counter.office.issue() }
    #expect(counter.tell().count == 4, "each is handed to the printer")
    let open = counter.office.machine.state.queue.intentions.values.sorted { $0.reference.seq < $1.reference.seq }
    try counter.ask(counter.paper.receive(.printer(.ended(open[0].reference)), at: counter.office.moment))
    for report in [
      PaperReport.printed(TicketPrinted(reference: open[1].reference, printer: "thermal")),
      .failed(TicketPrintFailed(reference: open[2].reference, printer: "thermal", reason: "deadline")),
    ] {
      try counter.ask(counter.paper.receive(.printer(report), at: counter.office.moment))
    }
    counter.tell()
    counter.office.wait(seconds: 10)
    #expect(waited(counter.due()) == [open[3].reference.seq])
  }

  @Test("A printer that is out when the visitor presses: on the screen in the same batch, and nobody waits for paper")
  func knownToBeOut() throws {
    var counter = try Counter()
    try counter.office.ask(
      .paper(.condition(PrinterStateChanged(printer: "thermal", condition: .out, reasons: []))))
    try counter.office.issue()
    #expect(counter.office.kinds.suffix(2) == ["ticket.issued", "ticket.shown_on_screen"])
    #expect(counter.tell().isEmpty && counter.paper.deadline == nil)
  }

  @Test("After a roll change the question stands a minute; no answer carries on, a no turns the roll round")
  func rollQuestion() throws {
    var counter = try Counter()
    func readyLines(_ effects: [PaperParticipant.Effect]) -> Int {
      effects.count { if case .printReadyLine("thermal") = $0 { true } else { false } }
    }
    for _ in 1...2 {
      for (condition, state) in [(PrinterCondition.out, PrinterState.paperOut), (.ready, .ready)] {
        try counter.office.ask(
          .paper(
            .condition(PrinterStateChanged(printer: "thermal", condition: condition, reasons: [], state: state))))
      }
      #expect(counter.office.kinds.suffix(2) == ["printer.state_changed", "roll.changed"])
    }
    #expect(readyLines(counter.tell()) == 1, "a cover that opens again costs no second line")
    try counter.office.ask(.command(.rollSeen(printer: "thermal", false), id: "answer"))
    counter.tell()
    #expect(counter.office.machine.state.queue.isOut("thermal"))
    for (kind, lines) in [("roll.changed", 1), ("roll.checked", 0)] {
      counter.office.wait(seconds: 60)
      let due = counter.due()
      #expect(due.compactMap(\.request) == [.rollTimeIsOver(printer: "thermal")])
      try counter.ask(due)
      #expect(counter.office.kinds.last == kind)
      #expect(readyLines(counter.tell()) == lines, "the roll that was turned round gets a line of its own")
    }
    #expect(counter.paper.deadline == nil && !counter.office.machine.state.queue.isOut("thermal"))
  }

  @Test("A ticket carries the message of the day while it stands")
  func message() throws {
    var counter = try Counter()
    func notices() -> [[Bilingual]?] {
      counter.tell().map { if case .print(let order, _) = $0 { order.content.notices } else { nil } }
    }
    let message = OfficeMessage("เคาน์เตอร์ 3 ปิดวันนี้", until: 9 * 60 + 30)
    try counter.office.ask(.command(.setMessage(message), id: nil))
    try counter.office.issue()
    #expect(notices() == [["เคาน์เตอร์ 3 ปิดวันนี้"]])
    counter.office.wait(seconds: 1800)
    try counter.office.issue()
    #expect(notices() == [[]])
  }

  @Test("A start asks the printer about what an earlier run left, and does not ask one that is gone; nobody waits")
  func takeUp() throws {
    var counter = try Counter()
    try counter.office.issue()
    counter.office.wait(seconds: 30)
    let asked = counter.paper.receive(.started, at: counter.office.moment)
    guard case .settle(let intentions, let ages, "thermal")? = asked.first?.effect else {
      Issue.record("nobody is asked: \(asked)")
      return
    }
    #expect(intentions.map(\.reference.ticket.description) == ["A001"] && ages == [30_000])
    #expect(counter.paper.deadline == nil)
    var without = PaperParticipant(
      printers: [], tickets: TicketWriter(settings: counter.office.settings, secret: []),
      journal: counter.office.rules.journal, offer: nil, visitorLimit: 10_000)
    try counter.ask(without.receive(.started, at: counter.office.moment))
    #expect(counter.office.kinds.last == "ticket.reprinted", "it is young, so it is printed again elsewhere")
  }

  @Test("A reprint keeps its number and gets the next copy's; repeated with its identity it is one copy")
  func reprint() throws {
    var office = try OfficeStory()
    try office.issue()
    let intention = try #require(office.machine.state.queue.intentions.values.first)
    let ticket = FoundTicket(reference: intention.reference, issued: try #require(intention.issued))
    let request = ReprintRequest(.found(office.found([ticket])))
    func ask(_ id: String) throws -> Reprint? {
      guard case .success(.reprinted(let reprint))? = try office.ask(.command(.reprint(request), id: id)) else {
        return nil
      }
      return reprint
    }
    #expect(try ask("r1")?.copy == 1)
    #expect(try ask("r1")?.copy == 1)
    #expect(try ask("r2")?.copy == 2)
    #expect(office.kinds.count { $0 == "ticket.reprinted" } == 2)
    #expect(try office.issue() == "A002", "a copy takes no number")
  }
}
