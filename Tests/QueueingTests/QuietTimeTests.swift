import Events
import Queueing
import Testing

@Suite("A quiet time")
struct QuietTimeTests {
  private let today = ServiceDate(dayNumber: 20_778)
  private let minute: Int64 = 60_000_000

  @Test("It comes ten minutes after the last event, once a date, and never while the date is not certain")
  func once() {
    var quiet = QuietTime(since: 0)
    #expect(quiet.due(on: nil) == nil)
    #expect(quiet.due(on: today) == 10 * minute)
    quiet.disturb(at: 9 * minute)
    #expect(quiet.due(on: today) == 19 * minute)
    quiet.end(on: today, at: 20 * minute)
    #expect(quiet.due(on: today) == nil)
    #expect(quiet.due(on: today.adding(days: 1)) == 30 * minute)
  }

  @Test("What came to nothing is tried again after another quiet time")
  func again() {
    var quiet = QuietTime(since: 0)
    quiet.end(on: nil, at: 10 * minute)
    #expect(quiet.due(on: today) == 20 * minute)
  }
}
