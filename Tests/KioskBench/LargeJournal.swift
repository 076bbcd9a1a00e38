import Events
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
  static func make(_ count: Int, at place: KioskPlace, endingAt end: Int64, ticketsOfDay: Int = 2000) throws {
    let settings = try KioskSettings.load(place.configurationFile).settings
    let journal = try Journal.open(
      JournalPlace(
        file: place.journalFile, highWaterFile: settings.kiosk.highWaterDirectory + "/high-water",
        device: settings.kiosk.code, site: settings.site.code), now: end)
    defer { journal.close() }
    let rules = KioskRules(settings: settings, journal: journal.header.journal, buildDate: buildDate)
    var machine = LoopMachine(rules: rules, state: KioskState(journal: journal.header.journal), position: 0)
    // A ticket without paper is two events.
    let days = max(1, count / (2 * ticketsOfDay))
    let dayLength: Int64 = 86_400_000
    for day in 0..<days {
      let opening = end - Int64(days - 1 - day) * dayLength
      let tickets = day == days - 1 ? (count - day * 2 * ticketsOfDay) / 2 : ticketsOfDay
      try write(tickets, from: opening, &machine, journal.writer)
    }
  }

  private static func write(
    _ tickets: Int, from opening: Int64, _ machine: inout LoopMachine, _ writer: JournalWriter
  ) throws {
    var actions: [LoopAction] = []
    for ticket in 0..<tickets {
      let at = opening + Int64(ticket) * 1000 % 3_600_000
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
