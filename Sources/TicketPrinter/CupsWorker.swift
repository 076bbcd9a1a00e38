internal import Drawing
internal import Events
internal import Ports
internal import Settings
internal import SystemCalls

/// The thread's side of a `CupsPrinter`: one loop that performs what `JobFollowing`, `PrinterWatch` and `WaitingLine`
/// decide.
final class CupsWorker {
  enum Message: Sendable {
    case print(PrintOrder)
    case settle([OpenIntention], ages: [Int64])
    case readyLine
    case sheet(SheetJob, then: @Sendable (SheetJobResult) -> Void)
    case stop
  }

  struct Setup: Sendable {
    var printer: String
    var queue: String
    var address: SpoolerAddress?
    var look: TicketLook
    var limits: PrinterLimits
    var timeout: Duration
    /// Minutes since midnight; `nil` under a doubtful clock.
    var minuteOfDay: @Sendable () -> Int?
    /// Called for each thing that cannot be drawn on tickets, once.
    var flawed: @Sendable (DrawingFault) -> Void
  }

  /// The one job that is in CUPS.
  struct Active {
    var sheet: Sheet
    var number: Int
    var following: JobFollowing
    var nextLook: Duration
    /// The hand-over is reported once, with the uuid.
    var isReported = false
  }

  /// A job that may still be in CUPS and would come out as a stale ticket.
  struct Leftover: Hashable {
    var job: String
    /// Empty when it was never known.
    var uuid: String
  }

  /// Before the spooler is tried again with what it did not take.
  static let retryPause: Duration = .milliseconds(250)

  let setup: Setup
  let queue: CupsQueue
  let report: @Sendable (PaperReport) -> Void
  let ticketMaker: TicketMaker
  var watch: PrinterWatch
  var line: WaitingLine
  var active: Active?
  var leftovers: [Leftover] = []
  var unsettled: [Unsettled] = []
  var sheetJobs: [WaitingSheet] = []
  var toldFlaws: Set<DrawingFault> = []
  /// A ready line is to be printed.
  var wantsLine = false
  /// The last thing that came out was a line by which this thread found out that paper is back: the line that is ordered
  /// for the new roll lies there already.
  var probeIsLast = false
  /// When a spooler that was silent is tried again with what waits.
  var nextTry: Duration = .zero
  private let inbox: ThreadInbox<Message>
  private let start = ContinuousClock.now
  private var isStopping = false

  init(_ setup: Setup, inbox: ThreadInbox<Message>, report: @escaping @Sendable (PaperReport) -> Void) {
    self.setup = setup
    self.inbox = inbox
    self.report = report
    queue = CupsQueue(setup.queue, on: CupsConnection(to: setup.address, timeout: setup.timeout))
    watch = PrinterWatch(printer: setup.printer, known: setup.look.profile.status.ability)
    line = WaitingLine(deadline: setup.limits.deadline, limit: setup.limits.waiting)
    ticketMaker = TicketMaker(setup.look)
    ticketMaker.previousJob = .unknown
  }

  /// Time since the thread began.
  var now: Duration { start.duration(to: .now) }

  func run() {
    ticketMaker.warmUp()
    ask()
    while !isStopping {
      inbox.take(within: nextPause).forEach(receive)
      if !isStopping { work() }
    }
    inbox.close()
    inbox.take().forEach(receive)
    for waiting in line.waiting { fail(Sheet(waiting.order), "stopping") }
    if let sheet = active?.sheet { answer(sheet, .unconfirmed, "stopping") }
    giveUpSheetJobs(because: "stopping")
  }

  private func receive(_ message: Message) {
    switch message {
    case .print(let order): line.add(order, at: now)
    case .settle(let intentions, let ages): settle(intentions, ages: ages)
    case .readyLine:
      wantsLine = !probeIsLast
      probeIsLast = false
    case .sheet(let sheet, let done):
      sheetJobs.append(WaitingSheet(content: sheet, patience: now + sheet.patience, done: done))
    case .stop: isStopping = true
    }
  }

  /// One thing at a time, the most urgent first.
  private func work() {
    for expired in line.takeExpired(at: now) { fail(Sheet(expired.order), expired.reason) }
    giveUpSheetJobs(after: now, because: "waited_too_long")
    if let active {
      if active.nextLook <= now { look() }
    } else if nextTry <= now, !unsettled.isEmpty {
      settleNow()
    } else if nextTry <= now, wantsLine {
      wantsLine = false
      printLine()
    } else if nextTry <= now, !line.isEmpty {
      handOver()
    } else if nextTry <= now, !sheetJobs.isEmpty {
      printSheetJob()
    } else if let due = watch.nextAsk, due <= now {
      ask()
    }
  }

  /// `nil`: nothing to do until a message comes.
  private var nextPause: Duration? {
    var due: [Duration] = [line.nextLimit].compactMap(\.self) + sheetJobs.map(\.patience)
    if let active {
      due.append(active.nextLook)
    } else {
      if !unsettled.isEmpty || wantsLine || !line.isEmpty || !sheetJobs.isEmpty { due.append(nextTry) }
      if let ask = watch.nextAsk { due.append(ask) }
    }
    return due.min().map { max(.zero, $0 - now) }
  }

  func fail(_ sheet: Sheet, _ reason: String) {
    answer(sheet, .failed, reason)
    guard let reference = sheet.reference else { return }
    report(
      .failed(
        TicketPrintFailed(reference: reference, printer: setup.printer, reason: reason, copy: sheet.copy)))
  }

  func unconfirmed(_ sheet: Sheet, _ reason: String) {
    answer(sheet, .unconfirmed, reason)
    guard let reference = sheet.reference else { return }
    report(
      .unconfirmed(
        TicketUnconfirmed(reference: reference, printer: setup.printer, reason: reason, copy: sheet.copy)))
  }

  func lost(_ sheet: Sheet, _ reason: String) {
    answer(sheet, .unconfirmed, reason)
    guard let reference = sheet.reference else { return }
    report(.lost(LostPaper(reference: reference, copy: sheet.copy, printer: setup.printer, reason: reason)))
  }

  func publish(_ change: PrinterStateChanged?) {
    if let change { report(.condition(change)) }
  }
}

extension Sheet {
  init(_ order: PrintOrder) {
    self.init(reference: order.reference, copy: order.content.copy, job: order.job.asOneLine, length: nil)
  }
}
