import Events
import Ports
import Foundation
import InputDevices
import InputReading
import Journal
import Kiosk
import Queueing
import Settings
import Uplink

/// Answers staff: commands go to the loop, questions about the past to the journal, about devices to the inputs.
struct KioskControl: KioskControlling {
  let settings: KioskSettings
  let loop: KioskLoop
  let journal: Journal
  let inputs: InputListener
  let lender: InputLender
  let printers: [any SheetPrinting]
  let uplink: Uplink?
  let display: DisplayMonitor
  let stopping: StopRequest
  /// Why nobody becomes staff at the screen, although a PIN is configured.
  let staffFault: String?

  /// A command that the journal knows already gives what it gave then, however long ago.
  func perform(_ command: KioskCommand, id: String?) async throws(Refusal) -> KioskReply {
    if let id, let first = try past(id) { return try first.again(for: command, id: id) }
    return try await loop.perform(command, id: id)
  }

  private static let run = UUID().uuidString

  func status() async throws(Refusal) -> KioskStatus {
    let loop = try await loop.status()
    return KioskStatus(
      program: Program.version, site: settings.site.code, kiosk: settings.kiosk.code, journal: journal.reader.journal,
      position: loop.position, day: loop.state.day?.id ?? 0, date: loop.state.day?.date, clock: loop.trust,
      doubt: loop.state.clock.doubt?.rawValue, visits: loop.state.queue.visits, ratings: loop.state.ratings.valid,
      printers: settings.printers.map { .init($0, in: loop.state.queue) },
      inputs: ((try? inputs.list()) ?? []).map(InputDeviceStatus.init), centre: uplink.map { .init($0.status) },
      ignored: ignored(with: loop.ignored), fault: loop.fault?.description, warnings: warnings,
      longestTurn: loop.longestTurn, issuingPaused: loop.state.queue.isIssuingPaused, run: Self.run,
      retention: loop.retention.map(KioskStatus.Retention.init))
  }

  /// The most lines that wait for a watcher; one that has stopped reading loses the oldest, and the kiosk no memory.
  private static let watchedLines = 1024

  func watchInputs() async -> AsyncStream<String> {
    let signals = inputs.watch()
    return AsyncStream(bufferingPolicy: .bufferingNewest(Self.watchedLines)) { continuation in
      let task = Task {
        for await signal in signals { continuation.yield(signal.line) }
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  func lendInputs(_ devices: [InputDeviceStatus]) async -> AsyncStream<Void> { await lender.lend(devices) }

  func applyRetention() async { loop.applyRetention() }

  /// The stop itself is the composition's; the answer goes out before it.
  func stop() async { stopping.ask() }

  /// What the loop passed over, and what the devices themselves sent in vain, by device and reason.
  private func ignored(with presses: [String: [String: Int]]) -> [String: [String: Int]] {
    inputs.ignored().reduce(into: presses) { sum, device in
      for (reason, count) in device.value { sum[device.key, default: [:]]["device_\(reason.rawValue)"] = count }
    }
  }

  /// The second line of defence against a number given twice: how it stood at the start, and whether it can be kept; and
  /// what is wrong with the screen.
  private var warnings: [String] {
    [OpenedJournal.warning(of: journal), journal.writer.highWaterFault?.description, staffFault].compactMap(\.self)
      + display.warnings
  }

  /// What the command of this identity gave, if the journal has it.
  private func past(_ id: String) throws(Refusal) -> KioskReply? {
    try reading {
      try KioskReply(of: try journal.reader.events(ofCommand: id), in: journal.reader.journal)
    }
  }

  /// An error of the journal becomes a refusal that says so.
  private func reading<Result>(_ read: () throws -> Result) throws(Refusal) -> Result {
    do { return try read() } catch { throw Refusal(.journalFault, detail: "\(error)") }
  }
}

extension KioskStatus.Printer {
  init(_ printer: PrinterSettings, in state: QueueState) {
    let known = state.knowledge(of: printer.name)
    let shown = state.printerState(of: printer.name)
    let roll = state.roll(in: printer.name)
    let measure = printer.roll
    let isLow = measure?.isLow(roll) ?? false
    self.init(
      name: printer.name, condition: state.isOut(printer.name) ? .out : state.printers[printer.name] ?? .unknown,
      state: isLow && shown.condition == .ready ? .paperLow : shown, reasons: known?.reasons, queue: printer.queue,
      lastKnown: known?.lastKnown,
      roll: .init(
        used: roll.used, tickets: roll.tickets, ticketsLeft: measure.flatMap { roll.ticketsLeft(of: $0.length) },
        isLow: isLow))
  }
}

extension PrinterSettings {
  /// The queue's name in CUPS.
  fileprivate var queue: String? { if case .cups(let queue, _) = way { queue } else { nil } }
}

extension KioskStatus.Retention {
  init(_ status: RetentionStatus) {
    self.init(
      keptSince: status.horizon, lookedOn: status.lookedOn, sealed: status.sealed, emptied: status.emptied,
      problem: status.problem, isRunning: status.isRunning)
  }
}

extension KioskStatus.Centre {
  init(_ status: UplinkStatus) {
    self.init(
      unsent: status.unsent, lastSuccess: status.lastSuccess,
      problem: status.lastFault.map { Bilingual(thai: "\($0)") } ?? (status.isCounted ? nil : Self.notCounted),
      isCounted: status.isCounted)
  }
}
