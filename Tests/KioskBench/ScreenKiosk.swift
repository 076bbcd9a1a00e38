import Queueing
import Drawing
import Events
import Ports
import Foundation
import InputDevices
import Journal
import Kiosk
import KioskFixtures
import Settings
import Synchronization
import TicketPrinter
import VisitorScreen
import VisitorPages
import VisitorJourney

/// A kiosk with a screen within this process, of the product's own parts: pipe, input thread, loop, journal on disk,
/// printer, screen thread and image. Witnesses stamp what passes between them; they add two clock readings each.
final class ScreenKiosk {
  let witness = ScreenWitness()
  private let place: KioskPlace
  private let journal: Journal
  private let loop = KioskLoop()
  private let listener: InputListener
  private let screen: Screen
  private let printers: [any TicketPrinting & SheetPrinting]

  init(_ place: KioskPlace) throws {
    self.place = place
    let settings = try KioskSettings.load(place.configurationFile).settings
    guard let offer = VisitorOffer(settings) else {
      throw ChildProgram.Fault(description: "the settings have no screen")
    }
    let now = MachineClock().read().at
    journal = try Journal.open(
      JournalPlace(
        file: settings.kiosk.journalFile, highWaterFile: settings.kiosk.highWaterDirectory + "/high-water",
        device: settings.kiosk.code, site: settings.site.code), now: now)
    let (witness, loop) = (witness, loop)
    let image = ImageTarget(size: ScreenMeasure.size) { _ in witness.pictureHandedOver() }
    screen = try Screen(rehearsal: SceneGallery.rehearsal(of: offer)) { () throws(ScreenFault) in image }
    printers = try settings.printers.map { try $0.ticketPrinter { loop.report($0) } }
    loop.start(
      with: LoopParts(
        settings: settings,
        rules: KioskRules(settings: settings, journal: journal.header.journal, buildDate: now - 86_400_000),
        state: KioskState(journal: journal.header.journal), position: 0, clock: MachineClock(),
        journal: WitnessedJournal(journal: journal.writer, witness: witness), finder: journal.reader,
        printers: printers,
        tickets: TicketWriter(settings: settings, secret: [UInt8](repeating: 7, count: 32)),
        screen: WitnessedScreen(screen: screen, witness: witness), program: "bench"))
    listener = InputListener(settings: settings.inputs, receiver: loop)
    try listener.start()
  }

  func stop() {
    listener.stop()
    loop.stop(reason: "command")
    screen.stop()
    for printer in printers { printer.stop() }
    journal.close()
  }
}

/// What happened when, in nanoseconds of `CLOCK_MONOTONIC`.
final class ScreenWitness: Sendable {
  struct Account: Sendable {
    var scene: VisitorScene?
    /// What is held down.
    var pressed: Set<String> = []
    /// When scene and pressed zones were handed to the screen.
    var shownAt: UInt64 = 0
    /// When the scene of another page was handed to the screen.
    var sceneAt: UInt64 = 0
    var pictures = 0
    var pictureAt: UInt64 = 0
    /// When the journal has said of a ticket that it is durable.
    var durableAt: UInt64 = 0
  }

  private let told = Mutex(Account())
  private let bell = DispatchSemaphore(value: 0)

  var account: Account { told.withLock { $0 } }

  fileprivate func shown(_ scene: VisitorScene, _ pressed: Set<String>) {
    told.withLock { told in
      told.shownAt = Moment.now
      if told.scene?.page != scene.page { told.sceneAt = told.shownAt }
      told.scene = scene
      told.pressed = pressed
    }
  }

  fileprivate func pictureHandedOver() {
    told.withLock { told in
      told.pictures += 1
      told.pictureAt = Moment.now
    }
    bell.signal()
  }

  fileprivate func ticketDurable() { told.withLock { $0.durableAt = Moment.now } }

  /// Waits for pictures until one is wanted.
  ///
  /// - Returns: the account then; `nil` when the time was over first.
  func next(within seconds: Double = 2, where isWanted: (Account) -> Bool = { _ in true }) -> Account? {
    let limit = DispatchTime.now() + seconds
    while bell.wait(timeout: limit) == .success {
      let account = account
      if isWanted(account) { return account }
    }
    return nil
  }

  /// Waits until no picture comes for so long.
  func rest(milliseconds: Int = 40) {
    while bell.wait(timeout: .now() + .milliseconds(milliseconds)) == .success {}
  }
}

private struct WitnessedScreen: VisitorScreening {
  let screen: Screen
  let witness: ScreenWitness

  func show(_ scene: VisitorScene, pressed: Set<String>) {
    witness.shown(scene, pressed)
    screen.show(scene, pressed: pressed)
  }

  func stop() { screen.stop() }
}

private struct WitnessedJournal: JournalWriting {
  let journal: any JournalWriting
  let witness: ScreenWitness

  func append(_ events: [DraftEvent], then done: @escaping @Sendable (Result<JournalPosition, JournalFault>) -> Void) {
    let hasTicket = events.contains { if case .ticket(.issued) = $0.fact { true } else { false } }
    journal.append(events) { [witness] result in
      if hasTicket, case .success = result { witness.ticketDurable() }
      done(result)
    }
  }
}
