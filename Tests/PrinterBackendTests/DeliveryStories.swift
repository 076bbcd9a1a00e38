import PrinterMessages

@testable import PrinterBackend

/// A job and a printer at a table: what happens is said line by line, what came of it is looked at.
struct Story {
  var delivery: TicketDelivery
  private(set) var time: Duration = .zero
  private(set) var reports: [BackendReport] = []
  private(set) var reasons: Set<PrinterReason> = []
  private(set) var impressions = 0
  /// Everything that the line has taken.
  private(set) var line: [UInt8] = []

  /// - Parameter jobResynchronises: whether the job brings the printer back to where it reads commands, as the kiosk's jobs do.
  init(_ options: String = "", jobResynchronises: Bool = true) throws(DeviceAddress.Fault) {
    delivery = TicketDelivery(
      try DeliveryOptions(query: options), jobResynchronises: jobResynchronises, at: .zero)
  }

  var last: BackendReport? { reports.last }
  var stages: [BackendReport.Stage] { reports.map(\.stage) }

  mutating func after(_ pause: Duration) {
    let end = time + pause
    while delivery.exit == nil, let due = delivery.nextAlarm, due <= end {
      time = max(time, due)
      delivery.passes(to: time)
      if delivery.takeAttempt(at: time) { delivery.notReached(at: time) }
      listen()
    }
    time = end
    delivery.passes(to: time)
    listen()
  }

  mutating func connects() {
    _ = delivery.takeAttempt(at: time)
    delivery.connected(at: time)
    listen()
  }

  mutating func reads(_ bytes: [UInt8]) {
    delivery.reads(bytes, at: time)
    listen()
  }

  mutating func readsAll(_ bytes: [UInt8]) {
    reads(bytes)
    delivery.readsEnd(at: time)
    listen()
  }

  /// The line takes all that is to go out, and what comes after it, and so on.
  /// - Returns: what it took.
  @discardableResult
  mutating func flows(_ limit: Int = .max) -> [UInt8] {
    var taken: [UInt8] = []
    while !delivery.outgoing.isEmpty, taken.count < limit {
      let part = delivery.outgoing.prefix(limit - taken.count)
      taken += part
      delivery.took(part.count, at: time)
      listen()
    }
    line += taken
    return taken
  }

  mutating func receives(_ bytes: [UInt8]) {
    delivery.receives(bytes, at: time)
    listen()
  }

  /// The printer is asked the closing question once before the ticket, and answers it.
  mutating func rehearses() {
    flows()
    receives(Answers.finished)
  }

  /// A complaint is asked for twice: what an earlier connection left on the line looks like one.
  mutating func complains(_ answers: [UInt8]) {
    receives(answers)
    after(StatusRound.quietTime)
    flows()
    receives(answers)
  }

  /// The printer answers the closing question, and says how it is when it is asked afterwards.
  mutating func finishes(_ status: [UInt8] = Answers.ready) {
    receives(Answers.finished)
    flows()
    receives(status)
  }

  mutating func loses() {
    delivery.loses(at: time)
    listen()
  }

  mutating func cancels() {
    delivery.cancels(at: time)
    listen()
  }

  /// A job that a healthy printer has been asked about and begins to get.
  static func begun(_ options: String = "", job: [UInt8]) throws(DeviceAddress.Fault) -> Story {
    var story = try Story(options)
    story.connects()
    story.flows()
    story.receives(Answers.ready)
    story.rehearses()
    story.readsAll(job)
    return story
  }

  private mutating func listen() {
    for message in delivery.takeMessages() {
      switch message {
      case .report(let report): reports.append(report)
      case .reasons(let added, let removed): reasons = reasons.subtracting(removed).union(added)
      case .impression: impressions += 1
      }
    }
  }
}

/// What printers say (EPSON ESC/POS command reference).
enum Answers {
  static let ready: [UInt8] = [0x12, 0x12, 0x12, 0x12]
  static let paperLow: [UInt8] = [0x12, 0x12, 0x12, 0x1e]
  static let paperOut: [UInt8] = [0x1a, 0x32, 0x12, 0x7e]
  static let coverOpen: [UInt8] = [0x1a, 0x16, 0x12, 0x12]
  static let changedToPaperOut: [UInt8] = [0x18, 0x00, 0x0c, 0x0f]
  static let changedToReady: [UInt8] = [0x10, 0x00, 0x00, 0x0f]
  static let finished: [UInt8] = [0x00]
  static let finishedPaperLow: [UInt8] = [0x03]
  static let xoff: UInt8 = 0x13
  static let cleared: [UInt8] = [0x37, 0x25, 0x00]
}

/// A ticket as the printer room writes it: bands of 8 dots by 600 rows, so that every one fills a share of the line.
enum Job {
  static let initialise: [UInt8] = [0x1b, 0x40]
  static let cut: [UInt8] = [0x1d, 0x56, 0x42, 0x00]

  static func band(_ fill: UInt8 = 0xff, rows: Int = 600, width: Int = 8) -> [UInt8] {
    [0x1d, 0x76, 0x30, 0, UInt8(width & 255), UInt8(width >> 8), UInt8(rows & 255), UInt8(rows >> 8)]
      + [UInt8](repeating: fill, count: width * rows)
  }

  static func ticket(bands: Int) -> [UInt8] {
    initialise + [0x1d, 0x50, 203, 203] + (0..<bands).flatMap { _ in band() } + cut
  }
}
