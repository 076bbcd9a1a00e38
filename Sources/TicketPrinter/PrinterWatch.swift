internal import Events
internal import PrinterMessages
internal import Queueing

/// What is known of a printer, and when it must be asked again: nothing is asked while all is well.
///
/// A raw queue never learns that its device is back. So a printer that took nothing until the deadline is out for a
/// pause that doubles each time, and then may have another ticket (`unproven`). Where a device reports its state, but only
/// during a job, a short line is printed as the job that asks it: it comes out when the printer is well again.
struct PrinterWatch: Hashable, Sendable {
  /// The state of the job that is in the spooler.
  struct Job: Hashable, Sendable {
    var message: String
    var standstill: Duration
  }

  static let firstPause: Duration = .seconds(1)
  static let longestPause: Duration = .seconds(30)
  /// Whoever has put in a roll waits at the printer for its line.
  static let longestPaperPause: Duration = .seconds(5)

  private let printer: String
  /// What is known of the model; `nil` where it was not said.
  private let known: PrinterEvidence.Device?
  private(set) var state: PrinterState?
  private var reasons: [String] = []
  private var pause = firstPause
  /// Until here a printer that took nothing counts as out, whatever the spooler says.
  private var suspectedUntil: Duration?
  /// Reasons that the spooler still had when a job had come out: they are outdated, and are passed over until they change.
  private var stale: [String]?
  /// What the last job showed of a device whose ability nobody configured.
  private var shown: PrinterEvidence.Device?
  /// Of the queue's `device-uri`; empty until the spooler has answered.
  private(set) var scheme = ""
  /// The spooler was asked again and was still silent: the printer counts as out, and new tickets are given on the screen.
  private var isSilenceConfirmed = false
  /// Our attempt to start the queue again was refused.
  var mayNotResume = false
  /// Whether everything of the last ticket was drawn as it should be.
  var drawsWhole = true
  /// In the reasons of a printer on whose tickets something is missing that cannot be drawn.
  static let flawReason = "not_drawn_whole"
  /// When the printer is to be asked again; `nil` while nothing is wrong.
  private(set) var nextAsk: Duration?

  /// - Parameter known: what a printer of its model is able to say, for as long as no job has shown it.
  init(printer: String, known: PrinterEvidence.Device? = nil) {
    self.printer = printer
    self.known = known
  }

  var condition: PrinterCondition? { state?.condition }

  /// The device confirmed an earlier job: one that it does not confirm is not taken for printed.
  var expectsProof: Bool { scheme == BackendReport.scheme && shown == .talks }

  func isSuspected(at time: Duration) -> Bool { suspectedUntil.map { time < $0 } ?? false }

  /// Whether only a job can find out that the device is well again.
  var wantsProof: Bool {
    // `timed-out` is reported by the device's back end; any other silence is judged by what became of earlier jobs.
    state?.isRefutable == true || reasons.contains { PrinterTruth.keyword(of: $0) == "timed-out" }
  }

  /// The spooler answered.
  mutating func handle(_ reading: PrinterReading, job: Job? = nil, at time: Duration) -> PrinterStateChanged? {
    var reading = reading
    if reading.reasons == stale { reading.reasons = [] } else { stale = nil }
    if !reading.isStopped { mayNotResume = false }
    scheme = reading.scheme
    let state = PrinterTruth.state(of: evidence(reading, job, at: time))
    let reported =
      reading.reported + (mayNotResume ? ["resume_not_permitted"] : []) + (drawsWhole ? [] : [Self.flawReason])
    if job != nil { return becomeDuringJob(state, reported) }
    if state == .unreachable, isSuspected(at: time) {
      nextAsk = suspectedUntil
      return nil
    }
    if state.condition == .out { return fault(state, reported, at: time) }
    nextAsk = nil
    if state == .unproven { return become(state, ["unproven"]) }
    pause = Self.firstPause
    return become(state, reported)
  }

  /// The next look comes by itself. A job that asks a printer whether it is back says of one that was out only that it
  /// still is.
  private mutating func becomeDuringJob(_ state: PrinterState, _ reasons: [String]) -> PrinterStateChanged? {
    let isNews = state.condition == .out && !(state == .unreachable && condition == .out)
    return isNews ? become(state, reasons) : nil
  }

  private func evidence(_ reading: PrinterReading, _ job: Job?, at time: Duration?) -> PrinterEvidence {
    var experience = PrinterEvidence.Experience.none
    if job == nil, suspectedUntil != nil, let time { experience = isSuspected(at: time) ? .tookNothing : .worthATry }
    return PrinterEvidence(
      isStopped: reading.isStopped, isAccepting: reading.isAccepting, reasons: reading.reasons, isPrinting: job != nil,
      message: job?.message ?? "", standstill: job?.standstill ?? .zero,
      device: reading.ability ?? shown ?? known ?? .mute, experience: experience)
  }

  /// The spooler did not answer, or has no such queue.
  mutating func handle(_ fault: SpoolerFault, at time: Duration) -> PrinterStateChanged? {
    switch fault {
    case .unreachable: silence([fault.reason], at: time)
    case .notFound: self.fault(.noQueue, [fault.reason], at: time)
    case .refused: self.fault(.queueStopped, [fault.reason], at: time)
    }
  }

  /// A spooler that is being restarted is silent for a moment; one that still is when it is asked again is out of use.
  private mutating func silence(_ reasons: [String], at time: Duration) -> PrinterStateChanged? {
    let isAskedAgain = state == .spoolerSilent && nextAsk.map { $0 <= time } ?? false
    let change = fault(.spoolerSilent, reasons, at: time)
    guard isAskedAgain, !isSilenceConfirmed else { return change }
    isSilenceConfirmed = true
    return PrinterStateChanged(printer: printer, condition: .out, reasons: reasons, state: .spoolerSilent)
  }

  /// A job stood still until its deadline and nothing of it ever left the machine.
  mutating func jobNeverLeft(at time: Duration) -> PrinterStateChanged? {
    // What the device reported of itself during the job is more exact.
    if wantsProof { return nil }
    let change = fault(.unreachable, ["not_answering"], at: time)
    suspectedUntil = nextAsk
    return change
  }

  /// A job went out to its end; reasons that the spooler still has afterwards are outdated.
  ///
  /// - Parameter isProven: the device confirmed it.
  mutating func jobCompleted(with reading: PrinterReading?, isProven: Bool = false) {
    shown = isProven ? .talks : .mute
    suspectedUntil = nil
    pause = Self.firstPause
    stale = reading.flatMap { PrinterTruth.state(of: evidence($0, nil, at: nil)).isRefutable ? $0.reasons : nil }
  }

  private mutating func fault(
    _ state: PrinterState, _ reasons: [String], at time: Duration
  ) -> PrinterStateChanged? {
    // The same answer before the time has come makes no pause longer.
    if state == self.state, let nextAsk, nextAsk > time { return become(state, reasons) }
    nextAsk = time + pause
    let longest = [.paperOut, .coverOpen].contains(state) ? Self.longestPaperPause : Self.longestPause
    pause = min(pause * 2, longest)
    return become(state, reasons)
  }

  private mutating func become(_ state: PrinterState, _ reasons: [String]) -> PrinterStateChanged? {
    guard state != self.state || reasons != self.reasons else { return nil }
    self.state = state
    self.reasons = reasons
    isSilenceConfirmed = false
    return PrinterStateChanged(printer: printer, condition: state.condition, reasons: reasons, state: state)
  }
}

extension PrinterState {
  /// Whether a job that comes out disproves it, whatever the spooler still reports.
  fileprivate var isRefutable: Bool { [.paperOut, .coverOpen, .jammed, .headHot, .off, .fault].contains(self) }
}
