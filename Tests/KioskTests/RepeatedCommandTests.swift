import Events
import Ports
import OfficeStories
import Queueing
import Testing

@testable import Kiosk

@Suite("A command that is repeated after a restart")
struct RepeatedCommandTests {
  /// Every command, in an order in which each is carried out; the clock is in doubt, so that a date can be confirmed.
  private func commands(_ office: OfficeStory) throws -> [KioskCommand] {
    let event = try #require(office.journal.first { $0.fact.kind == .ticket(.issued) })
    guard case .ticket(.issued(let issued)) = event.fact, let day = office.machine.state.day else { return [] }
    let id = EventID(journal: office.rules.journal, seq: event.seq)
    let ticket = TicketTarget.found(
      FoundTickets(
        label: "A001", date: day.date, day: day.id,
        tickets: [FoundTicket(reference: issued.reference(id), issued: event.stamp)]))
    func rating(_ score: Int, corrects: Int64? = nil) -> KioskCommand {
      .rate(
        RatingPress(
          score: score, basis: .exit, counter: nil, survey: .buttonPad, source: CommandSource(device: "pad"),
          corrects: corrects))
    }
    return [
      .issue(IssueRequest(service: "ADVICE")), .issue(IssueRequest(service: "COMPLAINT", lane: .priority)), rating(4),
      rating(2), .countVisitors(VisitorCount(service: "ADVICE", visitorType: "JURISTIC", count: 3)),
      .reprint(ReprintRequest(ticket)), .void(VoidRequest(ticket, reason: .test)),
      .rollSeen(printer: "thermal", true), .rollSeen(printer: "thermal", false),
      .pauseIssuing(true, .controlSocket), .pauseIssuing(false, .controlSocket),
      .setMessage(OfficeMessage("วันนี้ปิดเร็ว", until: 15 * 60)),
      .setMessage(nil), .confirmDate(day.date),
    ]
  }

  /// A new command belongs into `commands`: this does not compile before it has a name here.
  private func name(_ command: KioskCommand) -> String {
    switch command {
    case .issue: "issue"
    case .rate: "rate"
    case .void: "void"
    case .reprint: "reprint"
    case .rollSeen: "rollSeen"
    case .countVisitors: "countVisitors"
    case .confirmDate: "confirmDate"
    case .pauseIssuing: "pauseIssuing"
    case .setMessage: "setMessage"
    }
  }

  @Test("Its first result is read from the events that it caused, for every command there is")
  func everyCommand() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    try office.issue()
    try office.restart(at: "2026-11-20 10.03")
    let commands = try commands(office)
    #expect(Set(commands.map(name)).count == 9)
    for (index, command) in commands.enumerated() {
      let id = "command-\(index)"
      guard case .success(let reply)? = try office.ask(.command(command, id: id)) else {
        Issue.record("\(name(command)) was not carried out")
        continue
      }
      let records = try office.journal.filter { $0.commandID == id }.map { event in
        let header = EventHeader(
          seq: event.seq, stamp: event.stamp, day: event.day, kind: EventKind(event.fact.kind),
          version: event.fact.version, commandID: id)
        return EventRecord(header: header, body: try event.fact.encodedBody(), after: Fingerprint(of: []))
      }
      #expect(try KioskReply(of: records, in: office.rules.journal) == reply, "\(name(command))")
    }
    #expect(office.kinds.contains("rating.excluded"), "the second rating came too soon, and its answer says so")
  }

  @Test("Another command with its identity is refused and writes nothing, also the same command with other values")
  func usedIdentity() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    _ = try office.ask(.command(.issue(IssueRequest(service: "ADVICE")), id: "c1"))
    let count = VisitorCount(service: "ADVICE", visitorType: "JURISTIC", count: 3)
    _ = try office.ask(.command(.countVisitors(count), id: "c2"))
    let events = office.journal.count
    let others: [(KioskCommand, String)] = [
      (.pauseIssuing(true, .controlSocket), "c1"), (.issue(IssueRequest(service: "COMPLAINT")), "c1"),
      (.issue(IssueRequest(service: "ADVICE", lane: .priority)), "c1"), (.setMessage(nil), "c2"),
      (.countVisitors(VisitorCount(service: "ADVICE", visitorType: "JURISTIC", count: 30)), "c2"),
    ]
    for (command, id) in others {
      guard case .failure(let refusal)? = try office.ask(.command(command, id: id)) else {
        Issue.record("\(name(command)) was carried out as \(id)")
        continue
      }
      #expect(refusal == Refusal(.commandIDUsed, detail: id))
    }
    #expect(office.journal.count == events)
  }

  @Test("To pause what is paused is an event where the command has an identity: its repetition does not undo a resume")
  func pausedTwice() throws {
    var office = try OfficeStory(from: "2026-11-20 10.00")
    _ = try office.ask(.command(.pauseIssuing(true, .controlSocket), id: "p1"))
    let events = office.journal.count
    _ = try office.ask(.command(.pauseIssuing(true, .controlSocket), id: nil))
    #expect(office.journal.count == events)
    _ = try office.ask(.command(.pauseIssuing(true, .controlSocket), id: "p2"))
    #expect(office.journal.last?.commandID == "p2" && office.kinds.last == "issuing.paused")
  }
}
