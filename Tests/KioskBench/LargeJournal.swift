import Events
import Ports
import Foundation
import Journal
import Kiosk
import KioskFixtures
import Settings

/// A journal of many events, made by the kiosk's own rules, one busy service day after another.
enum LargeJournal {
  private static let buildDate: Int64 = 1_600_000_000_000

  /// - Parameters:
  ///   - place: the journal becomes this kiosk's.
  ///   - end: the day of the last event (milliseconds since 1970 UTC).
  ///   - ticketsOfDay: how many tickets each day has, but for the last.
  ///   - ticketsOfLastDay: all between midnight and `end`; `nil`: what the other days have left of `count`.
  static func make(
    _ count: Int, at place: KioskPlace, endingAt end: Int64, ticketsOfDay: Int = 2000, ticketsOfLastDay: Int? = nil
  ) throws {
    let settings = try KioskSettings.load(place.configurationFile).settings
    let journal = try Journal.open(
      JournalPlace(
        file: place.journalFile, highWaterFile: settings.kiosk.highWaterDirectory + "/high-water",
        device: settings.kiosk.code, site: settings.site.code), now: end)
    defer { journal.close() }
    let rules = KioskRules(settings: settings, journal: journal.header.journal, buildDate: buildDate)
    var machine = LoopMachine(rules: rules, state: KioskState(journal: journal.header.journal), position: 0)
    // A ticket without paper is two events.
    let earlier = (count / 2 - (ticketsOfLastDay ?? ticketsOfDay)) / ticketsOfDay
    let office = settings.site.time
    let today = office.date(at: end)
    for day in stride(from: earlier, to: 0, by: -1) {
      let opening = office.start(of: today.adding(days: -day)) + nineHours
      try write(ticketsOfDay, over: opening...(opening + nineHours), &machine, journal.writer)
    }
    let last = ticketsOfLastDay ?? count / 2 - max(0, earlier) * ticketsOfDay
    try write(last, over: office.start(of: today)...end, &machine, journal.writer)
  }

  private static let nineHours: Int64 = 9 * 3_600_000

  private static func write(
    _ tickets: Int, over hours: ClosedRange<Int64>, _ machine: inout LoopMachine, _ writer: JournalWriter
  ) throws {
    var actions: [LoopAction] = []
    for ticket in 0..<tickets {
      let at = hours.lowerBound + Int64(ticket) * (hours.upperBound - hours.lowerBound) / Int64(tickets)
      let reading = ClockReading(at: at, boot: "bench", uptime: at - buildDate, synchronised: true)
      actions += machine.receive(.command(.issue(IssueRequest(service: "ADVICE")), id: nil), at: reading)
      guard ticket % 1000 == 999 else { continue }
      actions = try settle(actions, &machine, writer)
      // As often as a kiosk does: a ticket without paper is two events.
      writer.keep { [state = machine.state, seq = machine.position] in try state.checkpoint(at: seq) }
    }
    while !machine.isIdle { actions = try settle(actions, &machine, writer) }
  }

  /// Makes durable what the machine wants durable, and tells it.
  private static func settle(
    _ actions: [LoopAction], _ machine: inout LoopMachine, _ writer: JournalWriter
  ) throws -> [LoopAction] {
    var next: [LoopAction] = []
    for case .append(let events) in actions {
      let done = DispatchSemaphore(value: 0)
      let outcome = Outcome()
      writer.append(events) { result in
        outcome.result = result
        done.signal()
      }
      done.wait()
      _ = try outcome.result?.get()
      next += machine.committed()
    }
    return next
  }

  private final class Outcome: @unchecked Sendable {  // because the semaphore orders the write before the read
    var result: Result<JournalPosition, JournalFault>?
  }
}
