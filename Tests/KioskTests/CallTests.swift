import Events
import Ports
import Queueing
import Settings
import Testing

@testable import Kiosk

@Suite("Callers of the running loop", .timeLimit(.minutes(1)))
struct CallTests {
  private let kiosk: RunningLoop
  private var loop: KioskLoop { kiosk.loop }

  init() throws { kiosk = try RunningLoop() }

  private func issue(_ count: Int) async throws {
    for _ in 0..<count { _ = try await loop.perform(.issue(IssueRequest(service: "ADVICE")), id: nil) }
  }

  private func void(_ label: String, on date: ServiceDate? = nil, id: String? = nil) async throws -> TicketReference? {
    let request = VoidRequest(.label(label, on: date), reason: .duplicate)
    guard case .voided(let reference) = try await loop.perform(.void(request), id: id) else { return nil }
    return reference
  }

  @Test("A ticket is taken back by its label; again with the same identity it is the same answer, else it is void")
  func voided() async throws {
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    try await issue(2)
    #expect(try await void("A002", id: "v1")?.ticket.description == "A002")
    #expect(try await void("A002", id: "v1")?.ticket.description == "A002")
    await #expect(throws: Refusal(.alreadyVoided, detail: "A002")) { try await void("A002") }
    let past = ServiceDate(dayNumber: 20_000)
    await #expect(throws: Refusal(.unknownTicket, detail: "A001, \(past)")) { try await void("A001", on: past) }
    #expect(try await loop.status().state.queue.visits == 1)
  }

  @Test("Of many who take back one ticket at the same moment one does, and the others are told that it is void")
  func race() async throws {
    try kiosk.start()
    defer { loop.stop(reason: "test") }
    try await issue(3)
    let done = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<20 {
        group.addTask { do { return try await void("A002") != nil } catch { return false } }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(done == 1)
    #expect(try kiosk.facts().count { $0.kind == .ticket(.voided) } == 1)
  }

  @Test("A lookup that comes back after the loop's end leaves nobody waiting")
  func ended() async throws {
    try kiosk.start()
    try await issue(1)
    let answers = await withTaskGroup(of: Bool.self) { group in
      for caller in 0..<40 {
        group.addTask {
          if caller == 20 { loop.stop(reason: "test") }
          do { return try await void("A001") != nil } catch { return error is Refusal }
        }
      }
      return await group.reduce(into: [Bool]()) { $0.append($1) }
    }
    #expect(answers.count == 40 && answers.allSatisfy(\.self))
  }
}
