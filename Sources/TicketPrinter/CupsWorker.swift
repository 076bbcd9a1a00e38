internal import Events

/// The thread's side of a `CupsPrinter`: one loop that performs what `JobFollowing` and `PrinterWatch` decide.
final class CupsWorker {
  enum Message: Sendable {
    case print(PrintOrder)
    case settle([OpenIntention])
    case stop
  }

  struct Setup: Sendable {
    var printer: String
    var queue: String
    var address: SpoolerAddress?
    var look: TicketLook
    var deadline: Duration
    var timeout: Duration
  }

  /// A ticket that waits for its turn.
  struct Waiting {
    var order: PrintOrder
    var arrived: Duration
  }

  /// The one job that is in CUPS.
  struct Active {
    var order: PrintOrder
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

  let setup: Setup
  let queue: CupsQueue
  let report: @Sendable (PaperReport) -> Void
  var watch: PrinterWatch
  var waiting: [Waiting] = []
  var active: Active?
  var leftovers: [Leftover] = []
  /// When a call last found no scheduler; orders that waited through it fail with it.
  var lastSilence: Duration?
  private let inbox: Inbox<Message>
  private let ticketMaker: TicketMaker
  private let start = ContinuousClock.now
  private var isStopping = false

  init(_ setup: Setup, inbox: Inbox<Message>, report: @escaping @Sendable (PaperReport) -> Void) {
    self.setup = setup
    self.inbox = inbox
    self.report = report
    queue = CupsQueue(setup.queue, on: CupsConnection(to: setup.address, timeout: setup.timeout))
    watch = PrinterWatch(printer: setup.printer)
    ticketMaker = TicketMaker(setup.look)
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
    for waiting in waiting { fail(waiting.order, "stopping") }
  }

  /// A ticket as a document; reports the order as failed when it cannot be drawn.
  func document(of order: PrintOrder) -> JobDocument? {
    switch ticketMaker.ticket(for: order.content) {
    case .success(let ticket): return ticket.document
    case .failure:
      fail(order, "not_drawable")
      return nil
    }
  }

  private func receive(_ message: Message) {
    switch message {
    case .print(let order): waiting.append(Waiting(order: order, arrived: now))
    case .settle(let intentions): settle(intentions)
    case .stop: isStopping = true
    }
  }

  /// One thing at a time, the most urgent first.
  private func work() {
    if let active {
      if active.nextLook <= now { look() }
    } else if !waiting.isEmpty {
      hand(over: waiting.removeFirst())
    } else if let due = watch.nextAsk, due <= now {
      ask()
    }
  }

  /// `nil`: nothing to do until a message comes.
  private var nextPause: Duration? {
    if let active { return active.nextLook - now }
    if !waiting.isEmpty { return .zero }
    return watch.nextAsk.map { $0 - now }
  }

  func fail(_ order: PrintOrder, _ reason: String) {
    report(.failed(TicketPrintFailed(reference: order.reference, printer: setup.printer, reason: reason)))
  }

  func unconfirmed(_ reference: TicketReference, _ reason: String) {
    report(.unconfirmed(TicketUnconfirmed(reference: reference, printer: setup.printer, reason: reason)))
  }

  func publish(_ change: PrinterStateChanged?) {
    if let change { report(.condition(change)) }
  }
}
