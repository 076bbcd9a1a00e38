import Events
import Queueing
import Settings
import VisitorJourney
import Testing

@testable import Kiosk
import VisitorPages

@Suite("Paper on the screen of a running kiosk", .timeLimit(.minutes(1)))
struct ScreenPaperTests {
  private func story(_ change: (inout KioskSettings) -> Void = { _ in }) throws -> ScreenStory {
    try ScreenStory {
      $0.printers = [PrinterSettings(name: "thermal", way: .folder(path: "/nowhere"))]
      $0.inputs[1].keys = ["KEY_1": .issue(service: "ADVICE", visitorType: "JURISTIC", lane: .normal)]
      change(&$0)
    }
  }

  private func report(_ condition: PrinterCondition, _ state: PrinterState, to story: ScreenStory) async throws {
    story.loop.report(
      .condition(PrinterStateChanged(printer: "thermal", condition: condition, reasons: [], state: state)))
    try await story.settle()
  }

  @Test("A number given by a pad's key is on the screen; late paper makes it stand there in its place")
  func padKey() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.key("KEY_1")
    _ = try await story.screen.sees(.number)
    #expect(story.screen.texts.contains { $0.contains("A001") })
    try await story.wait(10_100)
    try await story.kiosk.until { $0.contains { $0.kind == .ticket(.shownOnScreen) } }
    _ = try await story.screen.sees(.numberWithoutPaper)
    #expect(story.screen.texts.contains { $0.contains("A001") })
    #expect(try story.kiosk.facts().count { $0.kind == .ticket(.shownOnScreen) } == 1)
  }

  @Test("A number given by staff at their desk is not")
  func staff() async throws {
    let story = try story()
    defer { story.stop() }
    _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
    try await story.settle()
    #expect(story.screen.pages == [.home])
  }

  @Test("After a roll change the screen asks; a no is journaled, shows the picture, and keeps tickets off that roll")
  func rollChange() async throws {
    let story = try story()
    defer { story.stop() }
    try await report(.out, .paperOut, to: story)
    #expect(story.screen.texts.contains { $0.contains("ขณะนี้ไม่มีบัตรกระดาษ") }, "home says so before the press")
    try await report(.ready, .ready, to: story)
    _ = try await story.screen.sees(.roll)
    try await story.touch("no")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .printer(.rollChecked) } }
    #expect(facts.contains(.printer(.rollChecked(RollChecked(printer: "thermal", sight: .notSeen)))))
    let status = try await story.settle()
    #expect(status.state.queue.isOut("thermal"))
    #expect(story.screen.texts.contains { $0.contains("ใส่ม้วนกลับด้าน") })
    try await story.wait(60_100)
    try await story.kiosk.until { $0.count { $0.kind == .printer(.rollChanged) } == 2 }
    try await story.settle()
    #expect(story.screen.texts.contains { $0.contains("เห็นตัวหนังสือ") })
    try await story.touch("yes")
    try await story.kiosk.until { $0.last == .printer(.rollChecked(RollChecked(printer: "thermal", sight: .seen))) }
    #expect(try await story.settle().state.queue.isOut("thermal") == false)
    #expect(story.screen.last?.scene.page == .home)
  }

  @Test("A guide that a visitor wants on paper is written as that, once, and no number is given for it")
  func guide() async throws {
    let story = try story {
      $0.services[0].offer.guide.documents = [Bilingual(thai: "บัตรประจำตัวประชาชน", english: "ID card")]
    }
    defer { story.stop() }
    try await story.settle()
    try await story.touch("info.ADVICE")
    try await story.touch("access.language")
    try await story.touch("print_guide")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .visitor(.guideRequested) } }
    let guides = facts.compactMap { if case .visitor(.guideRequested(let guide)) = $0 { guide } else { nil } }
    #expect(guides.map(\.service) == ["ADVICE"] && guides[0].language == "en" && guides[0].printer == "thermal")
    #expect(facts.allSatisfy { $0.kind != .ticket(.issued) })
    #expect(story.screen.last?.scene.zone("print_guide")?.isEnabled == false)
  }

  @Test("No answer for a minute carries on, and is written")
  func noAnswer() async throws {
    let story = try story()
    defer { story.stop() }
    try await report(.out, .paperOut, to: story)
    try await report(.ready, .ready, to: story)
    _ = try await story.screen.sees(.roll)
    try await story.wait(60_100)
    try await story.kiosk.until {
      $0.contains(.printer(.rollChecked(RollChecked(printer: "thermal", sight: .noAnswer))))
    }
    _ = try await story.screen.sees(.home)
  }
}
