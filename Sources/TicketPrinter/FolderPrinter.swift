public import Drawing
public import Events
public import Ports
internal import Foundation
internal import Settings
internal import SystemCalls

/// A folder as a ticket printer: each ticket becomes `<job>.png` and `<job>.escpos` (or `.pdf`), for trying without a printer.
///
/// Files appear whole or not at all. A folder is no device: what is in it is handed over, not printed.
public final class FolderPrinter: TicketPrinting, SheetPrinting {
  public let name: String
  private let inbox = ThreadInbox<FolderWorker.Message>()

  /// - Parameters:
  ///   - folder: must exist; it is looked for with each ticket.
  ///   - look: how tickets look.
  ///   - flawed: called on the printer's thread, once for each thing that cannot be drawn on tickets.
  ///   - report: called on the printer's thread; returns at once.
  public init(
    name: String, folder: String, look: TicketLook, flawed: @escaping @Sendable (DrawingFault) -> Void = { _ in },
    report: @escaping @Sendable (PaperReport) -> Void
  ) {
    self.name = name
    let thread = Thread { [inbox] in
      FolderWorker(name, URL(filePath: folder), TicketMaker(look), inbox, flawed, report).run()
    }
    thread.name = "printer \(name)"
    thread.start()
  }

  public func print(_ order: PrintOrder) { inbox.put(.print(order)) }
  public func settle(_ intentions: [OpenIntention], ages: [Int64]) { inbox.put(.settle(intentions)) }
  /// A folder has no roll.
  public func printReadyLine() {}
  public func printSheet(_ sheet: SheetJob, then done: @escaping @Sendable (SheetJobResult) -> Void) {
    if inbox.put(.sheet(sheet, then: done)) { return }
    done(SheetJobResult(printer: name, end: .failed, reason: "stopping"))
  }
  public func stop() { inbox.put(.stop) }
}

/// The thread's side of a `FolderPrinter`.
final class FolderWorker {
  enum Message: Sendable {
    case print(PrintOrder)
    case settle([OpenIntention])
    case sheet(SheetJob, then: @Sendable (SheetJobResult) -> Void)
    case stop
  }

  private let printer: String
  private let folder: URL
  private let ticketMaker: TicketMaker
  private let inbox: ThreadInbox<Message>
  private let flawed: @Sendable (DrawingFault) -> Void
  private var toldFlaws: Set<DrawingFault> = []
  private let report: @Sendable (PaperReport) -> Void
  private var lastCondition: PrinterStateChanged?
  private var isStopping = false

  init(
    _ printer: String, _ folder: URL, _ ticketMaker: TicketMaker, _ inbox: ThreadInbox<Message>,
    _ flawed: @escaping @Sendable (DrawingFault) -> Void, _ report: @escaping @Sendable (PaperReport) -> Void
  ) {
    self.flawed = flawed
    self.printer = printer
    self.folder = folder
    self.ticketMaker = ticketMaker
    self.inbox = inbox
    self.report = report
  }

  func run() {
    ticketMaker.warmUp()
    let exists = (try? folder.checkResourceIsReachable()) ?? false
    publish(exists ? .ready : .fault, exists ? [] : ["no_such_folder"])
    while !isStopping { inbox.take().forEach(receive) }
    inbox.close()
    inbox.take().forEach(receive)
  }

  private func receive(_ message: Message) {
    switch message {
    case .print(let order): isStopping ? fail(order, "stopping") : write(order)
    case .settle(let intentions): intentions.forEach(settle)
    case .sheet(let sheet, let done):
      let reason = isStopping ? "stopping" : save(ticketMaker.sheet(sheet), as: "\(printer)-\(sheet.kind)")
      done(SheetJobResult(printer: printer, end: reason == nil ? .handedOver : .failed, reason: reason))
    case .stop: isStopping = true
    }
  }

  /// A picture that exists was written whole.
  private func settle(_ intention: OpenIntention) {
    let reference = intention.reference
    guard (try? file(intention.job, "png").checkResourceIsReachable()) == true else {
      return report(
        .lost(LostPaper(reference: reference, copy: intention.copy, printer: printer, reason: "restart")))
    }
    report(
      .handedOver(
        TicketHandedOver(
          reference: reference, printer: printer, job: intention.job, jobNumber: 0, jobUUID: "", evidence: .spooler,
          copy: intention.copy)))
  }

  private func write(_ order: PrintOrder) {
    if let reason = save(ticketMaker.ticket(for: order.content), as: order.job) { return fail(order, reason) }
    report(
      .handedOver(
        TicketHandedOver(
          reference: order.reference, printer: printer, job: order.job, jobNumber: 0, jobUUID: "", evidence: .spooler,
          copy: order.content.copy)))
  }

  /// - Returns: why it is not there; `nil` when all went well.
  private func save(_ ticket: Result<TicketMaker.Ticket, DrawingFault>, as job: String) -> String? {
    guard case .success(let ticket) = ticket, let png = try? ticket.picture.png() else { return "not_drawable" }
    for flaw in ticket.flaws where toldFlaws.insert(flaw).inserted { flawed(flaw) }
    do {
      // The picture last: where it exists, the bytes exist too.
      try Data(ticket.bytes).write(to: file(job, ticketMaker.format.rawValue), options: .atomic)
      try Data(png).write(to: file(job, "png"), options: .atomic)
    } catch {
      let reason = Self.reason(of: error)
      publish(.fault, [reason])
      return reason
    }
    publish(.ready, ticket.flaws.isEmpty ? [] : [PrinterWatch.flawReason])
    return nil
  }

  /// A job's name may hold a slash; a file's may not.
  private func file(_ job: String, _ kind: String) -> URL {
    folder.appending(path: job.replacing("/", with: "_") + "." + kind)
  }

  private func fail(_ order: PrintOrder, _ reason: String) {
    report(
      .failed(TicketPrintFailed(reference: order.reference, printer: printer, reason: reason, copy: order.content.copy))
    )
  }

  private func publish(_ state: PrinterState, _ reasons: [String]) {
    let change = PrinterStateChanged(printer: printer, condition: state.condition, reasons: reasons, state: state)
    guard change != lastCondition else { return }
    lastCondition = change
    report(.condition(change))
  }

  private static func reason(of error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileWriteOutOfSpace: "folder_full"
    case .fileNoSuchFile, .fileReadNoSuchFile: "no_such_folder"
    default: "not_writable"
    }
  }
}
