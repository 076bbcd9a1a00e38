import Events
import Ports
import OfficeStories
import Queueing
import Settings
import Testing

@testable import Kiosk

@Suite("The loop decides, and nothing is seen before it is durable")
struct LoopMachineTests {
  private func issue(_ id: String? = nil) -> LoopRequest { .command(.issue(IssueRequest(service: "ADVICE")), id: id) }

  private func appended(_ actions: [LoopAction]) -> [DraftEvent] {
    actions.flatMap { action -> [DraftEvent] in
      if case .append(let events) = action { events } else { [] }
    }
  }

  private func numbers(_ actions: [LoopAction]) -> [String] {
    actions.compactMap { action in
      guard case .answer(let answer) = action else { return nil }
      switch answer.result {
      case .success(.issued(let ticket)): return ticket.number.description
      case .success: return "other"
      case .failure(let refusal): return refusal.code.rawValue
      }
    }
  }

  @Test("Fifty presses while one batch is at the disk get fifty numbers in one batch more, none before its commit")
  func groupCommit() throws {
    var office = try OfficeStory()
    let first = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(1))
    #expect(appended(first).count == 2 && numbers(first).isEmpty)
    for ask in 2...51 {
      let actions = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(ask))
      #expect(actions.isEmpty)
    }
    let committed = office.machine.committed()
    #expect(numbers(committed) == ["A001"])
    #expect(appended(committed).count == 50)
    #expect(numbers(office.machine.committed()) == (2...51).map { TicketNumber(series: "A", number: $0).description })
  }

  @Test("Answer and durable events carry the cause of their request, also when a full disk has come between")
  func causes() throws {
    var office = try OfficeStory()
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(1))
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(2))
    _ = office.machine.failed(JournalFault(.full, cause: "no space left", remedy: "make room"))
    let committed = office.machine.committed()
    let answers = committed.compactMap { action in
      if case .answer(let answer) = action { answer.cause as? NumberedAsk } else { nil }
    }
    #expect(answers == [NumberedAsk(2)])
    let events = committed.flatMap { action -> [DecidedEvent] in
      if case .publish(let batch) = action { batch.events } else { [] }
    }
    #expect(events.map(\.event.fact.kind) == [.day(.opened), .ticket(.issued)])
    #expect(events.map { $0.cause as? NumberedAsk } == [nil, NumberedAsk(2)], "nobody asked for the day")
  }

  @Test("A full disk refuses the batch's tickets and gives their numbers to the next who ask; none was seen")
  func fullDisk() throws {
    var office = try OfficeStory()
    try office.issue()
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(90))
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(91))
    let failed = office.machine.failed(JournalFault(.full, cause: "no space left", remedy: "make room"))
    #expect(numbers(failed) == ["journal_fault"])
    #expect(appended(failed).map(\.seq) == [3], "the gathered ticket is decided again, at the place of the lost one")
    #expect(numbers(office.machine.committed()) == ["A002"])
  }

  @Test("A report about paper outlives a full disk and is written with the next request")
  func heldReport() throws {
    var office = try OfficeStory()
    try office.issue()
    let intention = try #require(office.machine.state.queue.intentions.values.first)
    let report = PaperReport.failed(
      TicketPrintFailed(reference: intention.reference, printer: "thermal", reason: "job_aborted"))
    _ = office.machine.receive(.paper(report), at: office.reading)
    _ = office.machine.failed(JournalFault(.full, cause: "no space left", remedy: "make room"))
    try office.ask(.tick)
    #expect(office.kinds.suffix(2) == ["ticket.print_failed", "ticket.shown_on_screen"])
  }

  @Test(
    "A failure that passes is said once, ends once without a press, and leaves an alert", arguments: ["full", "busy"])
  func passing(code: String) throws {
    let code = try #require(JournalFault.Code(rawValue: code))
    let fault = JournalFault(code, cause: "not now", remedy: "wait")
    var office = try OfficeStory()
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(1))
    let failed = office.machine.failed(fault)
    #expect(conditions(failed) == ["hindered"] && numbers(failed) == ["journal_fault"])
    #expect(office.machine.presentFault == fault && office.machine.journalFault == nil)
    _ = office.machine.receive(.tick, at: office.reading)
    #expect(conditions(office.machine.failed(fault)).isEmpty, "it is known already")
    let retried = office.machine.receive(.tick, at: office.reading)
    let committed = office.machine.committed()
    #expect(conditions(committed) == ["recovered"] && office.machine.presentFault == nil)
    office.commit(retried.filter { if case .append = $0 { false } else { true } } + committed)
    #expect(office.kinds == ["service_day.opened", "alert.raised"])
    #expect(try office.issue() == "A001")
  }

  private func conditions(_ actions: [LoopAction]) -> [String] {
    actions.compactMap { action in
      guard case .journal(let condition) = action else { return nil }
      return switch condition {
      case .hindered: "hindered"
      case .recovered: "recovered"
      case .halted: "halted"
      }
    }
  }

  @Test("A damaged disk stops the giving of numbers for good, and says so")
  func damage() throws {
    var office = try OfficeStory()
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(1))
    let failed = office.machine.failed(JournalFault(.damaged, cause: "input/output error", remedy: "replace the disk"))
    #expect(numbers(failed) == ["journal_fault"] && conditions(failed) == ["halted"])
    #expect(try office.issue() == "journal_fault")
    #expect(office.journal.isEmpty)
  }

  @Test("A command repeated with its identity gets its first result, in flight and afterwards")
  func repeated() throws {
    var office = try OfficeStory()
    _ = office.machine.receive(issue("c1"), at: office.reading, because: NumberedAsk(1))
    _ = office.machine.receive(issue("c1"), at: office.reading, because: NumberedAsk(2))
    let answers = office.commit(office.machine.committed()).map(\.result)
    #expect(answers.count == 2 && answers[0] == answers[1])
    #expect(try office.issue(id: "c1") == "A001")
    #expect(try office.issue(id: "c2") == "A002")
    #expect(office.kinds.filter { $0 == "ticket.issued" }.count == 2)
  }

  @Test("A command that failed on a full disk is not remembered: its repetition is carried out")
  func repeatedAfterFailure() throws {
    var office = try OfficeStory()
    _ = office.machine.receive(issue("c1"), at: office.reading, because: NumberedAsk(1))
    _ = office.machine.failed(JournalFault(.full, cause: "no space left", remedy: "make room"))
    #expect(try office.issue(id: "c1") == "A001")
    #expect(office.journal.last?.commandID == "c1")
  }

  @Test("Before the doors open and after the last ticket nobody gets a number, unless the clock is doubtful")
  func hours() throws {
    let weekday = DayHours(open: 8 * 60 + 30, lastTicket: 16 * 60, close: 16 * 60 + 30)
    var office = try OfficeStory(
      hours: .init(week: Array(repeating: weekday, count: 5) + [nil, nil]), from: "2026-11-20 07.00")
    #expect(try office.issue() == "not_yet_open")
    office.wait(seconds: 30 * 60)
    #expect(try office.issue() == "A001")
    office.wait(seconds: 9 * 3600)
    #expect(try office.issue() == "no_more_tickets")
    try office.restart(at: "2026-11-20 06.00")
    #expect(try office.issue() == "A002", "the clock is doubtful")
    try office.restart(at: "2026-11-21 10.00")
    office.synchronised = true
    #expect(try office.issue() == "service_closed_today")
  }

  @Test("When the centre holds thirty events more than the journal, numbering goes on after as many numbers")
  func journalBehindTheCentre() throws {
    var office = try OfficeStory()
    try office.issue()
    try office.ask(.journalIsBehind(30))
    #expect(office.kinds.suffix(2) == ["numbers.skipped", "numbers.skipped"])
    #expect(try office.issue() == "A032")
    #expect(try office.issue("COMPLAINT") == "C031")
  }

  @Test("However much the centre claims to hold, numbers stay such as a ticket can show")
  func boundlessCentre() throws {
    var office = try OfficeStory()
    try office.issue()
    for _ in 0..<2 { try office.ask(.journalIsBehind(.max)) }
    #expect(try office.issue() == "A200000")
  }

  @Test("While the disk hangs, commands beyond the bound are refused; what printers report is kept")
  func hangingDisk() throws {
    var office = try OfficeStory()
    _ = office.machine.receive(issue(), at: office.reading, because: NumberedAsk(1))
    for ask in 2...LoopMachine.mostGathered + 1 {
      #expect(office.machine.receive(issue(), at: office.reading, because: NumberedAsk(ask)).isEmpty)
    }
    #expect(numbers(office.machine.receive(issue(), at: office.reading, because: NumberedAsk(5000))) == ["busy"])
    _ = office.machine.receive(.fact(.machine(.devicePlugged(DevicePlugged(device: "pad")))), at: office.reading)
    let written = appended(office.machine.committed())
    #expect(written.count == LoopMachine.mostGathered + 1)
    #expect(written.last?.fact.kind == .machine(.devicePlugged))
  }

  @Test("Without a printer the number goes to the screen at once")
  func noPrinter() throws {
    var office = try OfficeStory(printers: [])
    #expect(try office.issue() == "A001")
    #expect(office.kinds.last == "ticket.shown_on_screen")
  }
}
