import Events
import Ports
import Foundation
import Queueing
import Settings
import Synchronization
import Testing
import VisitorPages

@testable import Kiosk

/// A machine that notes what it was asked: no test may switch off the machine that it runs on, or set its clock.
private final class NotedMachine: MachineControlling {
  let poweredOff = Mutex(0)
  let refusal: StaffOutcome?
  private let clock: StoryClock

  init(_ clock: StoryClock, refusal: StaffOutcome? = nil) {
    self.clock = clock
    self.refusal = refusal
  }

  func setClock(to instant: Int64, then done: @escaping @Sendable (StaffOutcome) -> Void) {
    if refusal == nil { clock.set(to: instant) }
    done(refusal ?? .done(nil))
  }

  func powerOff(then done: @escaping @Sendable (StaffOutcome) -> Void) {
    poweredOff.withLock { $0 += 1 }
    done(.done("กำลังปิดเครื่อง"))
  }
}

private struct NoStick: TableCopying {
  func copyTables(of date: ServiceDate, then done: @escaping @Sendable (StaffOutcome) -> Void) {
    done(.failed(reason: "no_stick", "ไม่พบแฟลชไดรฟ์"))
  }
}

@Suite("Staff before the screen of a running kiosk", .timeLimit(.minutes(1)))
struct StaffMenuTests {
  private static let pin = "8362"

  private func story(
    synchronised: Bool = true, refusal: StaffOutcome? = nil, centre: CentreState? = nil
  ) throws -> ScreenStory {
    try ScreenStory(
      synchronised: synchronised,
      staff: { clock in
        StaffPIN(Self.pin).map {
          StaffParts(
            pin: $0, centre: { centre }, printers: [], machine: NotedMachine(clock, refusal: refusal), tables: NoStick()
          )
        }
      })
  }

  @Test("Without a PIN the corner does nothing, however long it is held")
  func closed() async throws {
    let story = try ScreenStory()
    defer { story.stop() }
    try await story.holdCorner()
    #expect(story.screen.pages == [.home])
  }

  @Test("While a visitor is served, the corner does nothing")
  func visitorFirst() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.touch("service.ADVICE")
    try await story.holdCorner()
    #expect(story.screen.last?.scene.page == .visitorType)
  }

  @Test("Wrong PINs lock the menu; the journal says how often, and never what was entered")
  func lockedOut() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.holdCorner()
    for _ in 0..<5 { try await story.enter("1234") }
    #expect(story.screen.texts.contains { $0.contains("กรอกรหัสผิดหลายครั้ง") })
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .staff(.lockedOut) } }
    #expect(facts.contains(.staff(.lockedOut(StaffLockedOut(device: "screen", tries: 5)))))
    #expect(!facts.contains { $0.kind == .staff(.admitted) })
    #expect(try facts.allSatisfy { !String(decoding: try $0.encodedBody(), as: UTF8.self).contains("1234") })
    // Not even the right one helps now.
    try await story.wait(9000)
    try await story.holdCorner()
    #expect(story.screen.texts.contains { $0.contains("กรอกรหัสผิดหลายครั้ง") })
  }

  @Test("Who holds the corner for 3 s and enters the PIN reaches the menu, which the journal notes")
  func admitted() async throws {
    let story = try story(centre: CentreState(isReached: false, unsent: 12))
    defer { story.stop() }
    try await story.holdCorner(milliseconds: 2900)
    #expect(story.screen.last?.scene.page == .home)
    try await story.becomeStaff(Self.pin)
    try await story.kiosk.until { $0.contains { $0.kind == .staff(.admitted) } }
    try await story.touch("staff.status")
    #expect(story.screen.texts.contains("ยังไม่ได้ส่ง 12 รายการ"), "\(story.screen.texts)")
  }

  @Test("Pausing is refused nobody but visitors: the screen says it, the journal keeps it, and the next day is open")
  func paused() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.pause_issuing")
    try await story.kiosk.until { $0.contains { $0.kind == .staff(.acted) } }
    try await story.leave()
    #expect(story.screen.last?.scene.page == .closed)
    #expect(story.screen.texts.contains { $0.contains("งดรับบัตรคิวชั่วคราว") }, "\(story.screen.texts)")
    await #expect(throws: Refusal(.issuingPaused)) {
      _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
    }
    let source = CommandSource(device: "screen", control: "staff")
    #expect(try story.kiosk.facts().contains(.office(.issuingPaused(IssuingPaused(source: source)))))
    // The next morning.
    try await story.wait(15 * 3_600_000)
    _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
  }

  @Test("Issuing that is resumed gives numbers again; to resume what goes on writes nothing")
  func resumed() async throws {
    let story = try story()
    defer { story.stop() }
    _ = try await story.loop.perform(.pauseIssuing(true, .controlSocket), id: nil)
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.pause_issuing")
    try await story.kiosk.until { $0.contains { $0.kind == .staff(.acted) } }
    _ = try await story.loop.perform(.pauseIssuing(false, .controlSocket), id: nil)
    _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
    #expect(try story.kiosk.facts().count { $0.kind == .office(.issuingResumed) } == 1)
  }

  @Test("The last ticket is the one that staff were told of, also when another was given meanwhile")
  func voided() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.void_last")
    let nothing = StaffActed(device: "screen", task: "void_last", failure: "unknown_ticket")
    try await story.kiosk.until { $0.contains(.staff(.acted(nothing))) }
    try await story.settle()
    #expect(story.screen.texts.contains("วันนี้ยังไม่มีบัตรคิว"), "\(story.screen.texts)")
    try await story.touch("back")
    try await story.leave()
    _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.void_last")
    #expect(story.screen.texts.contains { $0.contains("A001") }, "\(story.screen.texts)")
    _ = try await story.loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil)
    try await story.touch("yes")
    let acted = StaffActed(device: "screen", task: "void_last")
    let facts = try await story.kiosk.until { $0.contains(.staff(.acted(acted))) }
    let voided = facts.compactMap { if case .ticket(.voided(let voided)) = $0 { voided } else { nil } }
    #expect(voided.map(\.reference.ticket.description) == ["A001"] && voided.first?.reason == .misprint)
  }

  @Test("What cannot be done is told with its reason, and noted with its code")
  func failures() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    for (task, failure) in [
      ("copy_to_usb", "no_stick"), ("reprint_last", "unknown_ticket"), ("test_ticket", "no_printer"),
      ("daily_summary", "no_printer"), ("new_roll", "no_printer"),
    ] {
      try await story.touch("staff.\(task)")
      let acted = StaffActed(device: "screen", task: task, failure: failure)
      try await story.kiosk.until { $0.contains(.staff(.acted(acted))) }
      try await story.settle()
      #expect(story.screen.texts.contains("ทำรายการไม่สำเร็จ"), "\(task): \(story.screen.texts)")
      try await story.touch("back")
    }
  }

  @Test("Where the network keeps the clock, it is not set")
  func synchronised() async throws {
    let story = try story()
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.set_date")
    try await story.touch("enter")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .staff(.acted) } }
    #expect(
      facts.contains(.staff(.acted(StaffActed(device: "screen", task: "set_date", failure: "clock_synchronised")))))
  }

  @Test("A date that staff set is the machine's and the journal's: the jump, then their word for it, then the new day")
  func date() async throws {
    let story = try story(synchronised: false)
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.set_date")
    for _ in 0..<2 { try await story.touch("raise.day") }
    try await story.touch("enter")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .staff(.acted) } }
    let after = facts.drop { $0.kind != .day(.clockJumped) }.map(\.kind)
    #expect(
      after.prefix(4) == [.day(.clockJumped), .day(.clockSettled), .day(.closed), .day(.opened)], "\(facts.map(\.kind))"
    )
    #expect(facts.contains(.staff(.acted(StaffActed(device: "screen", task: "set_date")))))
    #expect(try await story.settle().state.day?.date == ServiceDate("2026-11-25"))
  }

  @Test("A date before the program was written is not set: nobody lives then")
  func longPast() async throws {
    let story = try story(synchronised: false)
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.set_date")
    try await story.touch("lower.year")
    try await story.touch("enter")
    let facts = try await story.kiosk.until { $0.contains { $0.kind == .staff(.acted) } }
    #expect(facts.contains(.staff(.acted(StaffActed(device: "screen", task: "set_date", failure: "bad_date")))))
    #expect(!facts.contains { $0.kind == .day(.clockJumped) })
  }

  @Test("Where the machine refuses its clock, staff read what to do")
  func refusedClock() async throws {
    let refusal = StaffOutcome.failed(reason: "not_permitted", "ตู้ไม่มีสิทธิ์\nให้ผู้ดูแลระบบตั้งเวลา")
    let story = try story(synchronised: false, refusal: refusal)
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.set_date")
    try await story.touch("enter")
    let acted = StaffActed(device: "screen", task: "set_date", failure: "not_permitted")
    try await story.kiosk.until { $0.contains(.staff(.acted(acted))) }
    try await story.settle()
    #expect(story.screen.texts.contains("ให้ผู้ดูแลระบบตั้งเวลา"), "\(story.screen.texts)")
  }

  @Test("The power goes only after staff were told what is not sent, and said yes")
  func powerOff() async throws {
    let story = try story(centre: CentreState(isReached: true, unsent: 0))
    defer { story.stop() }
    try await story.becomeStaff(Self.pin)
    try await story.touch("staff.shut_down")
    #expect(story.screen.texts.contains("ส่งข้อมูลครบแล้ว"))
    try await story.touch("yes")
    try await story.kiosk.until { $0.contains { $0.kind == .staff(.acted) } }
    try await story.settle()
    #expect(story.screen.texts.contains("กำลังปิดเครื่อง"))
  }
}

@Suite("The staff PIN")
struct StaffPINTests {
  @Test("is 4 to 12 digits and nothing else", arguments: ["", "123", "1234567890123", "12a4", "๑๒๓๔", "12 34"])
  func wrong(pin: String) {
    #expect(StaffPIN(pin) == nil)
  }

  @Test("comes from a file of its owner's only, and only the same digits match")
  func file() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "pin-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    #expect(throws: SecretFile.Fault.self) { try StaffPIN(file: file) }
    try Data("8362\n".utf8).write(to: URL(filePath: file))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    #expect(throws: SecretFile.Fault.self) { try StaffPIN(file: file) }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    let pin = try StaffPIN(file: file)
    #expect(pin.matches("8362") && !pin.matches("8363") && !pin.matches("83620") && !pin.matches(""))
  }
}

extension ScreenStory {
  /// A second later, a finger in the upper right corner for so long.
  func holdCorner(milliseconds: Int64 = 3000) async throws {
    try await wait(1000)
    loop.receive([.contact(1, 0.97, 0.03, .down, at: clock.microseconds)])
    try await wait(milliseconds)
    loop.receive([.contact(1, 0.97, 0.03, .up, at: clock.microseconds)])
    try await settle()
  }

  func enter(_ pin: String) async throws {
    for digit in pin { try await touch("digit.\(digit)") }
    try await touch("enter")
  }

  func becomeStaff(_ pin: String) async throws {
    try await holdCorner()
    try #require(screen.last?.scene.page == .staffPIN)
    try await enter(pin)
    try #require(screen.last?.scene.page == .staffMenu)
  }

  /// From an answer or the menu to the home screen.
  func leave() async throws {
    while screen.last?.scene.zone("back") != nil { try await touch("back") }
  }
}
