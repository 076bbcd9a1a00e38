import Testing

@testable import Uplink

@Suite("When the uplink pushes")
struct UplinkScheduleTests {
  private let start = ContinuousClock.now

  @Test("After failures it waits longer and longer, never more than five minutes, and the jitter spans all of it")
  func backOffGrows() {
    var backOff = BackOff()
    let waits = (0..<12).map { _ in backOff.failed(random: 1) }
    #expect(waits.prefix(4) == [.seconds(1), .seconds(2), .seconds(4), .seconds(8)])
    #expect(waits.suffix(3).allSatisfy { $0 == .seconds(300) })
    #expect(backOff.failed(random: 0) == .zero)
    #expect(backOff.failed(random: 0.5) == .seconds(150))
    backOff.succeeded()
    #expect(backOff.failed(random: 1) == .seconds(1))
  }

  @Test("A refusal is tried again only after minutes")
  func refusalIsSlow() {
    var backOff = BackOff()
    #expect(backOff.refused(random: 0) == .seconds(150))
    #expect(backOff.refused(random: 1) == .seconds(300))
  }

  @Test("A commit after a quiet time is pushed at once; in steady traffic pushes are a second apart")
  func steadyTraffic() {
    var schedule = UplinkSchedule()
    #expect(schedule.woke(by: .committed, at: start) == .push)
    #expect(schedule.pushed(.drained, at: start, random: 0) == .nothing)
    let soon = start + .milliseconds(300)
    #expect(schedule.woke(by: .committed, at: soon) == .wake(after: .milliseconds(700), timer: 1))
    #expect(schedule.woke(by: .committed, at: soon) == .nothing)
    #expect(schedule.woke(by: .timer(1), at: start + .seconds(1)) == .push)
    #expect(schedule.pushed(.drained, at: start + .seconds(1), random: 0) == .nothing)
    #expect(schedule.woke(by: .committed, at: start + .seconds(9)) == .push)
  }

  @Test("While it backs off, commits do not hurry it, and closing time does")
  func backingOff() {
    var schedule = UplinkSchedule()
    _ = schedule.woke(by: .now, at: start)
    #expect(schedule.pushed(.failed, at: start, random: 0.5) == .wake(after: .milliseconds(500), timer: 1))
    #expect(schedule.woke(by: .committed, at: start) == .nothing)
    #expect(schedule.woke(by: .now, at: start) == .push)
    #expect(schedule.pushed(.failed, at: start, random: 1) == .wake(after: .seconds(2), timer: 2))
    #expect(schedule.woke(by: .timer(1), at: start) == .nothing)
    #expect(schedule.woke(by: .timer(2), at: start) == .push)
  }

  @Test("A line that breaks gets smaller batches, down to a few events, and larger ones once it holds")
  func batchSize() {
    var size = BatchSize()
    #expect(size.events == 1000)
    size.lineFailed()
    #expect(size.events == 500)
    for _ in 0..<20 { size.lineFailed() }
    #expect(size.events == BatchSize.smallest)
    size.succeeded()
    #expect(size.events == 2 * BatchSize.smallest)
    for _ in 0..<20 { size.succeeded() }
    #expect(size.events == 1000)
  }
}
