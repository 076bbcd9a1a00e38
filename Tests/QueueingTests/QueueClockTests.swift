import Events
import Queueing
import Testing

/// Visitors who come one after another, and the order in which they would be called.
private struct Waiting {
  var rule: QueueRule
  var state: QueueState
  var at: Int64 = 1_795_230_000_000
  var boot = "b1"
  var uptime: Int64 = 60_000
  var clock = ClockTrust.plausible
  private var issued: [TicketIssued] = []

  init(headStart: HeadStart = .standard) throws {
    rule = QueueRule(
      site: "OSS01", kiosk: "K1", services: ["ADVICE": .init(series: "A")], visitorTypes: ["NOT_STATED"], printers: [],
      headStart: headStart)
    state = QueueState(journal: try #require(JournalID("00112233445566778899aabbccddeeff")))
  }

  mutating func wait(minutes: Int64) {
    at += minutes * 60_000
    uptime += minutes * 60_000
  }

  mutating func restart(at: Int64, clock: ClockTrust = .plausible) {
    boot += "+"
    uptime = 5000
    self.at = at
    self.clock = clock
  }

  @discardableResult
  mutating func come(_ lane: Lane = .normal) throws -> TicketIssued {
    let day = OpenDay(id: 1, date: try #require(ServiceDate("2026-11-21")))
    let stamp = Stamp(at: at, boot: boot, uptime: uptime, clock: clock)
    let ticket = try rule.issue(
      IssueRequest(service: "ADVICE", lane: lane), on: day, period: .office, at: stamp, in: state)
    state.apply(.ticket(.issued(ticket)), seq: Int64(issued.count) + 1, stamp: stamp)
    issued.append(ticket)
    return ticket
  }

  /// Numbers in the order of the call: a verifier is a sort.
  var order: [Int] {
    issued.sorted { ($0.key, $0.ticket.number) < ($1.key, $1.ticket.number) }.map(\.ticket.number)
  }
}

@Suite("Whose turn it is")
struct QueueClockTests {
  @Test("The special lane counts as having come twenty minutes before")
  func headStart() throws {
    var waiting = try Waiting()
    try waiting.come()
    waiting.wait(minutes: 10)
    try waiting.come()
    waiting.wait(minutes: 15)
    try waiting.come(.priority)
    #expect(waiting.order == [1, 3, 2])
  }

  @Test("Without a head start everybody is called in the order of their numbers")
  func noHeadStart() throws {
    var waiting = try Waiting(headStart: HeadStart([:]))
    for lane in [Lane.normal, .priority, .normal, .priority] { try waiting.come(lane) }
    #expect(waiting.order == [1, 2, 3, 4])
  }

  @Test("Two presses within a millisecond have two turns")
  func sameMillisecond() throws {
    var waiting = try Waiting()
    let first = try waiting.come().base
    #expect(try waiting.come().base == first + 1)
  }

  @Test(
    "No jump of the wall clock reorders a queue", arguments: [-20 * 365 * 86_400_000, -3_600_000, 86_400_000 * 400])
  func jump(by milliseconds: Int64) throws {
    var waiting = try Waiting()
    let first = try waiting.come().base
    waiting.wait(minutes: 10)
    waiting.at += milliseconds
    #expect(try waiting.come().base == first + 600_000)
    waiting.wait(minutes: 5)
    try waiting.come(.priority)
    #expect(waiting.order == [3, 1, 2])
  }

  @Test("Between boots the wall clock tells how long it was, where both ends are believed")
  func reboot() throws {
    var waiting = try Waiting()
    let first = try waiting.come().base
    waiting.restart(at: waiting.at + 900_000)
    #expect(try waiting.come().base == first + 900_000)
  }

  @Test("A clock in doubt tells nothing: only the time since the boot is sure to have passed")
  func doubtful() throws {
    var waiting = try Waiting()
    let first = try waiting.come().base
    waiting.restart(at: 0, clock: .doubtful)
    #expect(try waiting.come().base == first + 5000)
    waiting.restart(at: 1_895_230_000_000, clock: .synchronised)
    #expect(try waiting.come().base == first + 10_000)
    #expect(waiting.order == [1, 2, 3])
  }

  @Test("A wall clock that was set back between boots takes no turn away")
  func setBack() throws {
    var waiting = try Waiting()
    let first = try waiting.come().base
    waiting.restart(at: waiting.at - 3_600_000)
    #expect(try waiting.come().base == first + 5000)
  }
}
