import Events
import Foundation
import Queueing
import Testing

@testable import Kiosk

@Suite("Waiting for paper")
struct PaperWaitTests {
  private func waited(_ actions: [LoopRequest]) -> [Int64] {
    actions.compactMap { if case .visitorWaited(let ticket) = $0 { ticket.seq } else { nil } }
  }

  /// Tells the desk what became durable since it was told last.
  private func tell(_ desk: inout PaperDesk, _ office: OfficeStory, after seq: Int64) -> Int64 {
    for event in office.journal where event.seq > seq { desk.hear(event, at: office.uptime) }
    return office.journal.last?.seq ?? seq
  }

  @Test("Ten seconds after the press without paper the number goes to the screen, once")
  func late() throws {
    var office = try OfficeStory()
    var desk = PaperDesk(visitorLimit: 10_000)
    try office.issue()
    _ = tell(&desk, office, after: 0)
    #expect(desk.nextDue == office.uptime + 10_000)
    office.wait(seconds: 9)
    #expect(desk.takeDue(at: office.uptime).isEmpty)
    office.wait(seconds: 1)
    let due = desk.takeDue(at: office.uptime)
    #expect(due.count == 1 && desk.nextDue == nil)
    for request in due { try office.ask(request) }
    #expect(office.kinds.last == "ticket.shown_on_screen")
    for request in due { try office.ask(request) }
    #expect(office.kinds.count { $0 == "ticket.shown_on_screen" } == 1)
  }

  @Test("Whose job has ended, whose ticket is printed or on the screen already, waits no longer; the others do")
  func ends() throws {
    var office = try OfficeStory()
    var desk = PaperDesk(visitorLimit: 10_000)
    for _ in 1...4 { try office.issue() }
    let seen = tell(&desk, office, after: 0)
    let open = office.machine.state.queue.intentions.values.sorted { $0.reference.seq < $1.reference.seq }
    desk.hear(.ended(open[0].reference))
    try office.ask(.paper(.printed(TicketPrinted(reference: open[1].reference, printer: "thermal"))))
    try office.ask(
      .paper(.failed(TicketPrintFailed(reference: open[2].reference, printer: "thermal", reason: "deadline"))))
    _ = tell(&desk, office, after: seen)
    office.wait(seconds: 10)
    #expect(waited(desk.takeDue(at: office.uptime)) == [open[3].reference.seq])
  }

  @Test("A printer that is out when the visitor presses: on the screen in the same batch, and nobody waits for paper")
  func knownToBeOut() throws {
    var office = try OfficeStory()
    var desk = PaperDesk(visitorLimit: 10_000)
    try office.ask(.paper(.condition(PrinterStateChanged(printer: "thermal", condition: .out, reasons: []))))
    try office.issue()
    #expect(office.kinds.suffix(2) == ["ticket.issued", "ticket.shown_on_screen"])
    _ = tell(&desk, office, after: 0)
    #expect(desk.nextDue == nil)
  }

  @Test("After a roll change the question stands a minute; no answer carries on, a no turns the roll round")
  func rollQuestion() throws {
    var office = try OfficeStory()
    var desk = PaperDesk(visitorLimit: 10_000)
    for (condition, state) in [(PrinterCondition.out, PrinterState.paperOut), (.ready, .ready)] {
      try office.ask(
        .paper(
          .condition(PrinterStateChanged(printer: "thermal", condition: condition, reasons: [], state: state))))
    }
    #expect(office.kinds.suffix(2) == ["printer.state_changed", "roll.changed"])
    #expect(!desk.isAsking(about: "thermal"), "so its ready line is printed")
    var seen = tell(&desk, office, after: 0)
    #expect(desk.isAsking(about: "thermal"), "so a cover that opens again costs no second line")
    try office.ask(.command(.rollSeen(printer: "thermal", false), id: "answer"))
    seen = tell(&desk, office, after: seen)
    #expect(!desk.isAsking(about: "thermal"), "so the roll that was turned round gets a line of its own")
    #expect(office.machine.state.queue.isOut("thermal"))
    for kind in ["roll.changed", "roll.checked"] {
      office.wait(seconds: 60)
      let due = desk.takeDue(at: office.uptime)
      #expect(due == [.rollTimeIsOver(printer: "thermal")])
      for request in due { try office.ask(request) }
      #expect(office.kinds.last == kind)
      seen = tell(&desk, office, after: seen)
    }
    #expect(desk.nextDue == nil && !office.machine.state.queue.isOut("thermal"))
  }

  @Test("A reprint keeps its number and gets the next copy's; repeated with its identity it is one copy")
  func reprint() throws {
    var office = try OfficeStory()
    try office.issue()
    let intention = try #require(office.machine.state.queue.intentions.values.first)
    let request = ReprintRequest(
      reference: intention.reference, issued: try #require(intention.issued), copies: 0, isVoided: false)
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

  @Test("A state of the first version is read: nothing is known of rolls and copies, and nothing is lost")
  func oldState() throws {
    var office = try OfficeStory()
    try office.issue()
    let text = try office.machine.state.encoded()
    let old = try Self.without(["issued", "lastTicket"], text)
    #expect(old != text)
    let opened = ServiceDayOpened(
      day: 2, date: ServiceDate(dayNumber: 20_779), offered: [], skipped: [], state: old)
    let state = try KioskState(of: opened)
    #expect(state.queue.intentions.count == 1 && state.queue.roll(in: "thermal").used == 0)
  }

  /// The text of a state without what later versions added, wherever it stands.
  private static func without(_ keys: Set<String>, _ text: String) throws -> String {
    func stripped(_ value: Any) -> Any {
      switch value {
      case let object as [String: Any]: object.filter { !keys.contains($0.key) }.mapValues(stripped)
      case let list as [Any]: list.map(stripped)
      default: value
      }
    }
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return String(decoding: try JSONSerialization.data(withJSONObject: stripped(value)), as: UTF8.self)
  }
}
