public import Queueing
public import Events
public import Ports
public import Settings
public import VisitorPages

/// What the loop works with; the program that composes it names the concrete types.
public struct LoopParts: Sendable {
  let settings: KioskSettings
  /// Odd devices, some of which have thresholds of their own.
  let quirks: DeviceQuirks
  let rules: KioskRules
  let state: KioskState
  let position: Int64
  let clock: any ClockReader
  let journal: any JournalWriting
  /// Asked for tickets that staff name by their label.
  let finder: any TicketFinding
  /// `nil`: no checkpoint is kept.
  let checkpoints: (any CheckpointKeeping)?
  /// `nil`: all bodies stay.
  let retention: RetentionParts?
  /// How many events the start folded beyond its checkpoint.
  let folded: Int
  let printers: [String: any TicketPrinting & SheetPrinting]
  let tickets: TicketWriter
  /// Shows the visitor's pages; `nil`: this kiosk has no screen that draws.
  let screen: (any VisitorScreening)?
  /// `nil`: nobody becomes staff at the screen.
  let staff: StaffParts?
  /// Says what the keys go over; `nil`: nobody speaks.
  let voice: (any VisitorSpeaking)?
  let program: String
  /// Facts to write before all else, when the journal was begun anew after a lost one.
  let resumed: [Fact]
  /// Called after each durable batch.
  let committed: @Sendable () -> Void
  /// Called once a day, at closing time: the moment to send everything.
  let officeClosed: @Sendable () -> Void
  /// Called at least every `KioskLoop.longestPause` while the loop turns; feeds the watchdog.
  let turned: @Sendable () -> Void
  /// Called when the journal begins to fail, when it goes on, and when it has failed for good.
  let journalChanged: @Sendable (JournalCondition) -> Void

  public init(
    settings: KioskSettings, quirks: DeviceQuirks = DeviceQuirks(), rules: KioskRules, state: KioskState,
    position: Int64, clock: any ClockReader, journal: any JournalWriting, finder: any TicketFinding,
    checkpoints: (any CheckpointKeeping)? = nil, retention: RetentionParts? = nil, folded: Int = 0,
    printers: [any TicketPrinting & SheetPrinting],
    tickets: TicketWriter, screen: (any VisitorScreening)? = nil,
    voice: (any VisitorSpeaking)? = nil, staff: StaffParts? = nil,
    program: String, resumed: [Fact] = [], committed: @escaping @Sendable () -> Void = {},
    officeClosed: @escaping @Sendable () -> Void = {}, turned: @escaping @Sendable () -> Void = {},
    journalChanged: @escaping @Sendable (JournalCondition) -> Void = { _ in }
  ) {
    self.settings = settings
    self.quirks = quirks
    self.rules = rules
    self.state = state
    self.position = position
    self.clock = clock
    self.journal = journal
    self.finder = finder
    self.checkpoints = checkpoints
    self.retention = retention
    self.folded = folded
    self.printers = Dictionary(printers.map { ($0.name, $0) }) { first, _ in first }
    self.tickets = tickets
    self.screen = screen
    self.staff = staff
    self.voice = voice
    self.program = program
    self.resumed = resumed
    self.committed = committed
    self.officeClosed = officeClosed
    self.turned = turned
    self.journalChanged = journalChanged
  }
}

/// What the loop knows of itself, for staff and for measurements.
public struct LoopStatus: Hashable, Sendable {
  public var state: KioskState
  public var position: Int64
  public var trust: ClockTrust
  /// Why no number can be given at this moment; `nil` while all is well.
  public var fault: JournalFault?
  /// Presses that gave nothing, by device and reason.
  public var ignored: [String: [String: Int]]
  /// `nil`: all bodies stay.
  public var retention: RetentionStatus?
  /// The longest turn so far in microseconds, waiting excluded.
  public var longestTurn: Int64
}
