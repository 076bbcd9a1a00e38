import Events
import Presses
import Queueing
import Settings
import Testing
import VisitorPages
import VisitorJourney

@testable import Kiosk

@Suite("A visitor at the screen of a running kiosk", .timeLimit(.minutes(1)))
struct ScreenLoopTests {
  private static let printers = [PrinterSettings(name: "thermal", way: .folder(path: "/nowhere"))]

  @Test("Two touches: the service, who they are; the number is seen when it is durable, and home 4 s after the paper")
  func visit() async throws {
    let story = try ScreenStory {
      $0.printers = Self.printers
    }
    defer { story.stop() }
    try await story.settle()
    #expect(story.screen.pages == [.home])
    try await story.touch("service.ADVICE")
    #expect(story.screen.last?.scene.page == .visitorType)
    #expect(try story.kiosk.facts().allSatisfy { $0.kind != .ticket(.issued) })
    try await story.touch("visitor_type.JURISTIC")
    _ = try await story.screen.sees(.number)
    #expect(story.screen.texts.contains { $0.contains("A001") })
    let issued = try #require(try story.kiosk.facts().compactMap(\.issued).first)
    #expect(issued.visit.visitorType == "JURISTIC" && issued.source.device == RunningLoop.screen)
    story.loop.report(.handedOver(story.paper(of: issued, in: try story.kiosk.facts())))
    try await story.kiosk.until { $0.contains { $0.kind == .ticket(.handedOver) } }
    try await story.wait(3900)
    #expect(story.screen.last?.scene.page == .number)
    try await story.wait(200)
    #expect(story.screen.last?.scene.page == .home)
  }

  @Test("Who is asked while the ticket is printed has the number first; the answer is an event of its own, once")
  func whilePrinting() async throws {
    let story = try ScreenStory {
      $0.printers = Self.printers
      $0.screen?.asking = .whilePrinting
    }
    defer { story.stop() }
    try await story.touch("service.ADVICE")
    _ = try await story.screen.sees(.number)
    #expect(try story.kiosk.facts().compactMap(\.issued).first?.visit.visitorType == "NOT_STATED")
    try await story.touch("visitor_type.JURISTIC")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .ticket(.visitorTypeGiven) } }
    let given = facts.compactMap { if case .ticket(.visitorTypeGiven(let given)) = $0 { given } else { nil } }
    #expect(given.map(\.visitorType) == ["JURISTIC"] && given[0].reference.ticket.description == "A001")
    #expect(story.screen.last?.scene.zone("visitor_type.JURISTIC") == nil)
    try await story.touch("next")
    #expect(story.screen.last?.scene.page == .home)
    #expect(try story.kiosk.facts().count { $0.kind == .ticket(.visitorTypeGiven) } == 1)
  }

  @Test("Two taps 150 ms apart on the same place choose a service, and give nothing that was not seen")
  func doubleTap() async throws {
    let story = try ScreenStory()
    defer { story.stop() }
    try await story.wait(1000)
    let place = try story.place(of: "service.ADVICE")
    let now = story.clock.microseconds
    let taps = InputSignal.tap(1, place.x, place.y, at: now) + InputSignal.tap(2, place.x, place.y, at: now + 150_000)
    // Both in one batch, as after a moment in which nobody read.
    story.loop.receive(taps)
    let status = try await story.settle()
    #expect(status.state.queue.visits == 0)
    #expect(story.screen.last?.scene.page == .visitorType)
    #expect(status.ignored[RunningLoop.screen] == ["settling": 1])
  }

  @Test("What a finger holds is drawn as pressed at once, and not any more when it slides off")
  func pressed() async throws {
    let story = try ScreenStory()
    defer { story.stop() }
    try await story.wait(1000)
    try await story.down("service.ADVICE")
    #expect(story.screen.last?.pressed == ["service.ADVICE"])
    #expect(story.screen.last?.scene.page == .home)
    story.loop.receive([.contact(1, 0.5, 0.02, .moved, at: story.clock.microseconds)])
    try await story.settle()
    #expect(story.screen.last?.pressed == [])
    try await story.up("service.ADVICE")
    #expect(story.screen.last?.scene.page == .home)
  }

  @Test("Paper that does not come: the number goes large after 10 s, once in the journal, and stays as a strip")
  func late() async throws {
    let story = try ScreenStory {
      $0.printers = Self.printers
      $0.screen?.asking = .never
    }
    defer { story.stop() }
    try await story.touch("service.ADVICE")
    _ = try await story.screen.sees(.number)
    try await story.wait(10_100)
    try await story.kiosk.until { $0.contains { $0.kind == .ticket(.shownOnScreen) } }
    try await story.settle()
    #expect(story.screen.last?.scene.page == .numberWithoutPaper)
    try await story.wait(30_100)
    #expect(story.screen.last?.scene.page == .home)
    #expect(story.screen.texts.contains { $0.contains("A001") })
    #expect(try story.kiosk.facts().count { $0.kind == .ticket(.shownOnScreen) } == 1)
  }

  @Test("A refused printer shows the number in its place; without any printer it stands there at once")
  func noPaper() async throws {
    let story = try ScreenStory { $0.screen?.asking = .never }
    defer { story.stop() }
    try await story.touch("service.COMPLAINT")
    _ = try await story.screen.sees(.numberWithoutPaper)
    #expect(story.screen.texts.contains { $0.contains("C001") })
    try await story.touch("noted")
    #expect(story.screen.last?.scene.page == .home)
  }

  @Test("Who walks away from a question is asked, and then the screen is home again in the kiosk's own language")
  func idle() async throws {
    let story = try ScreenStory()
    defer { story.stop() }
    try await story.settle()
    try await story.touch("access.language")
    try await story.touch("service.ADVICE")
    try await story.wait(20_100)
    #expect(story.screen.last?.scene.page == .stillThere)
    try await story.wait(20_100)
    #expect(story.screen.last?.scene.page == .home)
    #expect(story.screen.last?.scene.mode.language == .thai)
    #expect(try story.kiosk.facts().allSatisfy { $0.kind != .ticket(.issued) })
  }

  @Test("The minute on the screen goes on, and after the last ticket the screen says so before anybody presses")
  func closing() async throws {
    let story = try ScreenStory(at: "2026-11-23 15.58") {
      let day = DayHours(open: 510, lastTicket: 960, close: 990)
      $0.hours = OpeningHours(week: Array(repeating: day, count: 7))
    }
    defer { story.stop() }
    try await story.settle()
    try await story.wait(60_000)
    #expect(story.screen.last?.scene.page == .home)
    #expect(story.screen.texts.contains { $0.contains("15.59") || $0.contains("15:59") }, "\(story.screen.texts)")
    try await story.wait(60_000)
    #expect(story.screen.last?.scene.page == .closed)
  }

  @Test("A quiet screen is drawn once, however often the loop turns")
  func quiet() async throws {
    let story = try ScreenStory()
    defer { story.stop() }
    for _ in 0..<50 { try await story.settle() }
    #expect(story.screen.count <= 2)
  }

  @Test("Who cannot reach the screen goes over it with keys, and gets the same number by the same steps")
  func keys() async throws {
    let story = try ScreenStory {
      $0.inputs[1].keys = [
        "BTN_A": .focus(.next, screen: RunningLoop.screen), "BTN_B": .focus(.choose, screen: RunningLoop.screen),
      ]
    }
    defer { story.stop() }
    try await story.walk(to: "service.COMPLAINT")
    try await story.key("BTN_B")
    #expect(story.screen.last?.scene.page == .visitorType)
    try await story.walk(to: "visitor_type.NOT_STATED")
    try await story.key("BTN_B")
    _ = try await story.screen.sees(.numberWithoutPaper)
    let issued = try #require(try story.kiosk.facts().compactMap(\.issued).first)
    #expect(issued.source == CommandSource(device: RunningLoop.screen, control: "visitor_type.NOT_STATED"))
  }

  @Test("Who goes over the screen with keys hears each zone and each page, and may hear it again; fingers hear nothing")
  func spoken() async throws {
    let story = try ScreenStory {
      $0.inputs[1].keys = [
        "BTN_A": .focus(.next, screen: RunningLoop.screen), "BTN_B": .focus(.choose, screen: RunningLoop.screen),
        "BTN_C": .focus(.repeat, screen: RunningLoop.screen),
      ]
    }
    defer { story.stop() }
    try await story.touch("service.ADVICE")
    try await story.touch("back")
    #expect(story.voice.count == 0)
    try await story.walk(to: "service.COMPLAINT")
    #expect(story.voice.last == "th ร้องทุกข์")
    let count = story.voice.count
    try await story.key("BTN_C")
    #expect(story.voice.last == "th ร้องทุกข์" && story.voice.count == count + 1)
    try await story.key("BTN_B")
    #expect(story.voice.last == "th ท่านมาติดต่อในฐานะใด")
  }

  @Test("The message of the day is on the home page until its time, and not on the next day's")
  func message() async throws {
    let story = try ScreenStory(at: "2026-11-23 15.58")
    defer { story.stop() }
    let message = OfficeMessage("เคาน์เตอร์ 3 ปิดวันนี้", until: 16 * 60)
    _ = try await story.loop.perform(.setMessage(message), id: "m1")
    try await story.settle()
    #expect(story.screen.texts.contains("เคาน์เตอร์ 3 ปิดวันนี้"), "\(story.screen.texts)")
    try await story.wait(119_000)
    #expect(story.screen.texts.contains("เคาน์เตอร์ 3 ปิดวันนี้"))
    try await story.wait(1000)
    #expect(!story.screen.texts.contains("เคาน์เตอร์ 3 ปิดวันนี้"))
    _ = try await story.loop.perform(.setMessage(OfficeMessage("วันนี้ปิดเร็ว")), id: nil)
    try await story.settle()
    #expect(story.screen.texts.contains("วันนี้ปิดเร็ว"))
    _ = try await story.loop.perform(.setMessage(nil), id: nil)
    try await story.settle()
    #expect(!story.screen.texts.contains("วันนี้ปิดเร็ว"))
    _ = try await story.loop.perform(.setMessage(OfficeMessage("วันนี้ปิดเร็ว")), id: nil)
    try await story.wait(9 * 3_600_000)
    try await story.kiosk.until { $0.count { $0.kind == .day(.opened) } == 2 }
    try await story.settle()
    #expect(!story.screen.texts.contains("วันนี้ปิดเร็ว"), "a new day begins without it")
  }

  @Test("Help that is asked for is an alert")
  func help() async throws {
    let story = try ScreenStory { $0.screen?.helpIsSeen = true }
    defer { story.stop() }
    try await story.touch("access.help")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .machine(.alertRaised) } }
    let alert = facts.compactMap { if case .machine(.alertRaised(let alert)) = $0 { alert } else { nil } }.first
    #expect(alert?.alert == "help_asked" && alert?.source.device == RunningLoop.screen)
    #expect(story.screen.last?.scene.page == .help)
  }
}

extension Fact {
  fileprivate var issued: TicketIssued? { if case .ticket(.issued(let issued)) = self { issued } else { nil } }
}

extension ScreenStory {
  /// The word of a printer that is a folder: the sheet is there.
  fileprivate func paper(of issued: TicketIssued, in facts: [Fact]) -> TicketHandedOver {
    let seq = Int64(facts.firstIndex(of: .ticket(.issued(issued))) ?? 0) + 1
    return TicketHandedOver(
      reference: issued.reference(EventID(journal: kiosk.journalID, seq: seq)), printer: "thermal",
      job: issued.paper?.job ?? "", jobNumber: 1, jobUUID: "", evidence: .device)
  }
}
