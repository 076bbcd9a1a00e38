import ControlSocket
import Events
import Ports
import Foundation
import InputDevices
import Journal
import Kiosk
import Logging
import Queueing
import ServiceLifecycle
import Settings
import SystemCalls
import Terminal
import TicketPrinter
import UnixSignals
import Uplink
import VisitorJourney
import VisitorPages
import VisitorScreen
import VisitorVoice
import WebServer

/// Puts the kiosk together: the one file that names concrete types.
struct KioskComposition {
  /// How long callers on the control socket have to take their answers before a stop cuts them off.
  private static let courtesy = Duration.seconds(1)

  private let settings: KioskSettings
  private let quirks: DeviceQuirks
  private let clock = MachineClock()
  private let notification = ServiceNotification(environment: ProcessInfo.processInfo.environment)
  private let watchdog: Watchdog?
  private let stopping = StopRequest()

  init(_ settings: KioskSettings, quirks: DeviceQuirks) {
    self.settings = settings
    self.quirks = quirks
    watchdog = Watchdog(interval: notification.watchdogInterval) { [notification] in
      notification.send(.watchdog)
    } report: {
      Report.line($0)
    }
  }

  /// Runs until a signal or a command stops the kiosk.
  ///
  /// Up: journal, printers, screen, loop, inputs, then the control socket, and READY with it. Down in the other order: nobody
  /// can ask any more, no press comes any more, the loop commits what it decided and `kiosk.stopped`, and screen and
  /// printers end before the journal is closed.
  ///
  /// - Throws: `Failure` with the status of a start that failed.
  func run() async throws {
    umask(0o027)
    signal(SIGPIPE, SIG_IGN)
    let opened = try OpenedJournal(settings, now: clock.read().at)
    defer { opened.journal.close() }
    try makeDirectory(settings.kiosk.runtimeDirectory)

    let loop = KioskLoop()
    let printers = try ticketPrinters(reportingTo: loop)
    let uplink = settings.centre.map {
      Uplink(journal: opened.journal.reader, settings: $0) { events in
        Report.line("the centre holds \(events) events that this journal has lost; numbering goes on after them")
        loop.journalIsBehind(events)
      }
    }
    let tickets = TicketWriter(settings: settings, secret: try SiteSecret.load(settings.kiosk.siteSecretFile))
    let monitor = DisplayMonitor(loop: loop)
    let paged = PagedScreen(settings)
    let screen = try visitorScreen(in: paged?.image, reportingTo: monitor)
    let staffPIN = StaffPIN.found(settings)
    if let fault = staffPIN.fault { Report.line(fault) }
    let staff = staffPIN.pin.flatMap { pin in
      settings.screen.map {
        StaffParts(
          pin: pin, $0, journal: opened.journal, uplink: uplink, printers: printers, poweringOff: stopping.expect)
      }
    }
    let voice = speechPlayer()
    watchdog?.watch(.init(name: "the journal", whenTurned: opened.journal.writer.whenTurned))
    loop.start(with: parts(opened, printers, uplink, tickets, screen, voice, staff))
    let inputs = InputListener(settings: settings.inputs, quirks: quirks, receiver: loop)
    do { try start(inputs) } catch {
      loop.stop(reason: "fault")
      await voice?.stop()
      screen?.stop()
      throw error
    }
    // The loop has turned, and knows which inputs are open and which are missing.
    _ = try await loop.status()

    let lender = InputLender(listener: inputs)
    let control = KioskControl(
      settings: settings, loop: loop, journal: opened.journal, inputs: inputs, lender: lender, printers: printers,
      uplink: uplink, display: monitor, stopping: stopping, staffFault: staffPIN.fault)
    let others: [(any Service)?] = [stopping, uplink.map { UplinkService(uplink: $0) }, paged]
    let end = await served(control, others.compactMap(\.self))

    notification.send(.stopping)
    await lender.stop()
    inputs.stop()
    loop.stop(reason: reason(of: end))
    await voice?.stop()
    screen?.stop()
    for printer in printers { printer.stop() }
    try end.get()
    if let fault = stopping.fault { throw fault }
  }

  private func start(_ inputs: InputListener) throws(Failure) {
    do { try inputs.start() } catch {
      throw Failure(
        .system,
        Bilingual(
          thai: "ติดตามจอสัมผัสและแป้นกดไม่ได้: \(error)", english: "the input devices cannot be watched: \(error)"))
    }
    watchdog?.watch(.init(name: "the input thread", whenTurned: inputs.whenTurned))
  }

  /// What `kiosk.stopped` says: `fault`, `command` or `signal`.
  private func reason(of end: Result<Void, Failure>) -> String {
    if case .failure = end { return "fault" }
    if stopping.fault != nil { return "fault" }
    return stopping.isAsked ? "command" : "signal"
  }

  /// Serves until the end; whatever that is, the kiosk stops in order.
  private func served(
    _ control: KioskControl, _ others: [any Service]
  ) async -> Result<Void, Failure> {
    let server = ControlServer(
      path: settings.kiosk.controlSocket, group: settings.kiosk.staffGroup, kiosk: control
    ) { [notification, watchdog] warning in
      if let warning { Report.line(warning) }
      watchdog?.watch(
        .init(name: "the server") { answer in
          Task {
            await WebServer.turns()
            answer()
          }
        })
      notification.send(.ready)
      Report.line("ready on \(control.settings.kiosk.controlSocket)")
    }
    var configuration = ServiceGroupConfiguration(
      services: ([server] + others).map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
      gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "kioskd") { _ in SwiftLogNoOpLogHandler() })
    configuration.maximumGracefulShutdownDuration = Self.courtesy
    do {
      try await ServiceGroup(configuration: configuration).run()
      return .success(())
    } catch is CancellationError {
      return .success(())
    } catch {
      let socket = settings.kiosk.controlSocket
      return .failure(
        Failure(
          .system,
          Bilingual(
            thai: "เปิดซ็อกเก็ตควบคุม \(socket) ไม่ได้: \(error) ลบสิ่งที่อยู่ตรงนั้น หรือตั้ง runtime_directory อื่น",
            english: "the control socket \(socket) cannot be served: \(error). Remove what lies there, or name another "
              + "runtime_directory")))
    }
  }

  /// - Throws: `Failure` with `EX_CONFIG` for a printer that cannot be made of its settings.
  private func ticketPrinters(reportingTo loop: KioskLoop) throws -> [any TicketPrinting & SheetPrinting] {
    try settings.printers.map { printer in
      // A folder that cannot be made is a printer that is out; the kiosk works without it.
      if case .folder(let path) = printer.way { try? makeDirectory(path) }
      do throws(TicketPrinterFault) {
        return try printer.ticketPrinter(
          template: settings.ticket, settling: .milliseconds(settings.paper.reprintLimit), minuteOfDay: minuteOfDay,
          flawed: { Report.line("printer \(printer.name): tickets come out without something: \($0)") }
        ) { loop.report($0) }
      } catch {
        throw Failure(
          .configuration,
          Bilingual(thai: "เครื่องพิมพ์ \(printer.name): \(error)", english: "printer \(printer.name): \(error)"))
      }
    }
  }

  /// For the line after a roll change, by the wall clock at that moment.
  private var minuteOfDay: @Sendable () -> Int? {
    { [clock, office = settings.site.time] in office.minuteOfDay(at: clock.read().at) }
  }

  /// The screen on this machine's display, which may be dark, or in memory; `nil` where none is configured.
  ///
  /// - Throws: `Failure` with `EX_CONFIG` when the screen cannot be drawn: a font is missing, or the logo is none.
  private func visitorScreen(
    in image: ImageTarget?, reportingTo monitor: DisplayMonitor
  ) throws -> (any VisitorScreening)? {
    guard let configured = settings.screen, let offer = VisitorOffer(settings) else { return nil }
    for problem in offer.layoutProblems.prefix(10) { Report.line("warning: the screen: \(problem)") }
    let display = DisplaySettings(configured.display)
    do throws(ScreenFault) {
      return try Screen(
        look: ScreenLook(configured), rehearsal: SceneGallery.rehearsal(of: offer), report: { monitor.receive($0) }
      ) { () throws(ScreenFault) in if let image { image } else { try DisplayTarget(display) } }
    } catch {
      throw Failure(.configuration, Bilingual(thai: "หน้าจอ: \(error)", english: "the screen: \(error)"))
    }
  }

  /// A voice for those who walk over the screen with keys; `nil` where none is configured.
  private func speechPlayer() -> SpeechPlayer? {
    guard let command = settings.screen?.speechPlayer, !command.isEmpty else { return nil }
    return SpeechPlayer(command) { Report.line("\($0)") }
  }

  /// What the loop works with; the callbacks return at once, as they run on its thread.
  private func parts(
    _ opened: OpenedJournal, _ printers: [any TicketPrinting & SheetPrinting], _ uplink: Uplink?,
    _ tickets: TicketWriter,
    _ screen: (any VisitorScreening)?, _ voice: (any VisitorSpeaking)?, _ staff: StaffParts?
  ) -> LoopParts {
    let rules = KioskRules(settings: settings, journal: opened.journal.header.journal, buildDate: Program.buildDate)
    return LoopParts(
      settings: settings, quirks: quirks, rules: rules, state: opened.state, position: opened.position, clock: clock,
      journal: opened.journal.writer, finder: opened.journal.reader, checkpoints: opened.journal.writer,
      retention: retention(opened.journal, uplink),
      folded: opened.folded, printers: printers, tickets: tickets, screen: screen, voice: voice, staff: staff,
      program: Program.version,
      resumed: opened.resumed, committed: { uplink?.eventsCommitted() }, officeClosed: { uplink?.pushNow() },
      turned: { [watchdog] in watchdog?.loopTurned() }, journalChanged: { [stopping] in stopping.judge($0) })
  }

  /// Bodies that the centre does not hold stay; where it was not asked yet, it holds nothing.
  private func retention(_ journal: Journal, _ uplink: Uplink?) -> RetentionParts {
    RetentionParts(settings.retention, journal: journal.reader, bodies: journal) {
      uplink.map { $0.status.acknowledged?.seq ?? 0 }
    }
  }

  private func makeDirectory(_ path: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      let cause = error.localizedDescription
      throw Failure(
        .cannotCreate,
        Bilingual(thai: "สร้างไดเรกทอรี \(path) ไม่ได้: \(cause)", english: "cannot make the directory \(path): \(cause)"))
    }
  }
}
