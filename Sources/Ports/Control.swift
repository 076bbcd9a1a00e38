public import Events

/// What a kiosk tells staff about itself.
public struct KioskStatus: Hashable, Sendable, Codable {
  public struct Printer: Hashable, Sendable, Codable {
    public var name: String
    public var condition: PrinterCondition
    /// `nil` from a kiosk of the first version.
    public var state: PrinterState?
    /// `printer-state-reasons` or codes of our own.
    public var reasons: [String]?
    /// The queue's name in CUPS; `nil` for a folder.
    public var queue: String?
    /// Milliseconds since 1970 UTC of the last word about it; between jobs a printer is as last known.
    public var lastKnown: Int64?
    public var roll: Roll?

    public init(
      name: String, condition: PrinterCondition, state: PrinterState? = nil, reasons: [String]? = nil,
      queue: String? = nil, lastKnown: Int64? = nil, roll: Roll? = nil
    ) {
      self.name = name
      self.condition = condition
      self.state = state
      self.reasons = reasons
      self.queue = queue
      self.lastKnown = lastKnown
      self.roll = roll
    }
  }

  /// The life of the roll in a printer.
  public struct Roll: Hashable, Sendable, Codable {
    /// Millimetres printed since it was put in.
    public var used: Int
    /// Tickets printed since then.
    public var tickets: Int
    /// Tickets that the rest is good for; `nil` before the first one, or where no length is configured.
    public var ticketsLeft: Int?
    /// Few enough to be warned about.
    public var isLow: Bool

    public init(used: Int, tickets: Int, ticketsLeft: Int?, isLow: Bool) {
      self.used = used
      self.tickets = tickets
      self.ticketsLeft = ticketsLeft
      self.isLow = isLow
    }
  }

  public struct Centre: Hashable, Sendable, Codable {
    /// Events that the centre has not acknowledged; `nil` until it was asked.
    public var unsent: Int64?
    /// Milliseconds since 1970 UTC of the last acknowledgement; `nil`: none since the start.
    public var lastSuccess: Int64?
    /// Why nothing is sent, or why what is sent does not count; `nil` while all is well.
    public var problem: Bilingual?
    /// `false`: what was sent is stored at the centre and in no published figure until it is accepted there.
    public var isCounted: Bool?

    public init(unsent: Int64?, lastSuccess: Int64?, problem: Bilingual?, isCounted: Bool? = nil) {
      self.unsent = unsent
      self.lastSuccess = lastSuccess
      self.problem = problem
      self.isCounted = isCounted
    }

    /// What staff read where nothing counts until somebody at the centre says so.
    public static let notCounted = Bilingual(
      thai: "ศูนย์สถิติเก็บข้อมูลของตู้นี้ไว้แต่ยังไม่นับ จนกว่าผู้ดูแลศูนย์จะสั่ง statisticsd device accept",
      english: "stored at the centre and not counted until somebody runs `statisticsd device accept` there")
  }

  /// What the retention rule has done since the kiosk's start.
  public struct Retention: Hashable, Sendable, Codable {
    /// The first date whose events keep their bodies; `nil` before the first look into the journal.
    public var keptSince: ServiceDate?
    /// The date of the last look; `nil`: none yet.
    public var lookedOn: ServiceDate?
    /// Dates whose totals were sealed.
    public var sealed: Int
    /// Bodies that were emptied.
    public var emptied: Int
    /// Why the last look came to nothing; another follows by itself.
    public var problem: String?
    public var isRunning: Bool

    public init(
      keptSince: ServiceDate?, lookedOn: ServiceDate?, sealed: Int, emptied: Int, problem: String?, isRunning: Bool
    ) {
      self.keptSince = keptSince
      self.lookedOn = lookedOn
      self.sealed = sealed
      self.emptied = emptied
      self.problem = problem
      self.isRunning = isRunning
    }
  }

  public var program: String
  public var site: String
  public var kiosk: String
  public var journal: JournalID
  /// The last durable event.
  public var position: Int64
  /// The open service day; 0 before the first.
  public var day: Int
  public var date: ServiceDate?
  public var clock: ClockTrust
  /// Why the clock is doubtful, as a code.
  public var doubt: String?
  /// Tickets and visitors counted today, less the voided.
  public var visits: Int
  /// Ratings counted today.
  public var ratings: Int
  public var printers: [Printer]
  public var inputs: [InputDeviceStatus]
  /// `nil` without a centre.
  public var centre: Centre?
  /// What was touched, pressed or sent and gave nothing, by the input's configured name and the reason's code; codes that
  /// begin with `device_` are what the device itself sent amiss.
  public var ignored: [String: [String: Int]]
  /// Why nothing can be written any more; `nil` while all is well.
  public var fault: String?
  /// What staff should look after although the kiosk works: cause and remedy.
  public var warnings: [String]
  /// The longest turn of the loop so far, in microseconds.
  public var longestTurn: Int64
  /// Staff have paused issuing; `nil` from a kiosk that cannot.
  public var issuingPaused: Bool?
  /// Another one after each start: who waits for a restart sees it, however quick it was.
  public var run: String?
  /// `nil` from a kiosk that keeps everything.
  public var retention: Retention?

  public init(
    program: String, site: String, kiosk: String, journal: JournalID, position: Int64, day: Int, date: ServiceDate?,
    clock: ClockTrust, doubt: String?, visits: Int, ratings: Int, printers: [Printer], inputs: [InputDeviceStatus],
    centre: Centre?, ignored: [String: [String: Int]], fault: String?, warnings: [String] = [], longestTurn: Int64,
    issuingPaused: Bool? = nil, run: String? = nil, retention: Retention? = nil
  ) {
    self.program = program
    self.site = site
    self.kiosk = kiosk
    self.journal = journal
    self.position = position
    self.day = day
    self.date = date
    self.clock = clock
    self.doubt = doubt
    self.visits = visits
    self.ratings = ratings
    self.printers = printers
    self.inputs = inputs
    self.centre = centre
    self.ignored = ignored
    self.fault = fault
    self.warnings = warnings
    self.longestTurn = longestTurn
    self.issuingPaused = issuingPaused
    self.run = run
    self.retention = retention
  }
}

/// One input device that is plugged, configured, or both.
public struct InputDeviceStatus: Hashable, Sendable, Codable {
  /// The configured name; `nil` for a device that no configuration names.
  public var configured: String?
  /// The device's own name (`EVIOCGNAME`).
  public var name: String
  public var vendor: Int
  public var product: Int
  public var physicalPath: String
  /// The names of its links in `/dev/input/by-id`.
  public var links: [String]
  /// What it can do: `touchscreen`, `keyboard`, `key`, …
  public var abilities: [String]
  /// `opened`, `present`, `missing`, `busy`, `denied`, `learning` or `failed`.
  public var state: String
  /// Cause and remedy when it is not open.
  public var reason: String

  public init(
    configured: String?, name: String, vendor: Int, product: Int, physicalPath: String, links: [String],
    abilities: [String], state: String, reason: String
  ) {
    self.configured = configured
    self.name = name
    self.vendor = vendor
    self.product = product
    self.physicalPath = physicalPath
    self.links = links
    self.abilities = abilities
    self.state = state
    self.reason = reason
  }
}

/// What staff can ask of a running kiosk; the control socket offers it, the program composes it.
public protocol KioskControlling: Sendable {
  /// - Parameter id: the command's identity; repeated, it gives its first result.
  func perform(_ command: KioskCommand, id: String?) async throws(Refusal) -> KioskReply
  /// Prints a sheet that shows what a printer can do, and waits for its end; nothing is journaled of it.
  ///
  /// - Parameter answers: what spooler and device said of the printer, for the sheet.
  /// - Throws: `.unknownPrinter`.
  func printTestSheet(on printer: String, answers: [Bilingual]) async throws(Refusal) -> SheetJobResult
  /// - Throws: `.stopping` when the kiosk has ended.
  func status() async throws(Refusal) -> KioskStatus
  /// Contacts and keys of the configured devices as text lines, until the caller ends the stream.
  func watchInputs() async -> AsyncStream<String>
  /// Lets go of these devices, so that somebody can read them to set them up; until the caller ends the stream, or another
  /// caller begins. No press of theirs counts meanwhile.
  ///
  /// - Parameter devices: as `status` has them.
  /// - Returns: an element when the kiosk holds none of them any more.
  func lendInputs(_ devices: [InputDeviceStatus]) async -> AsyncStream<Void>
  /// Has the retention rule look into the journal now instead of at the next quiet time, and returns at once.
  func applyRetention() async
  /// Begins an orderly stop and returns at once.
  func stop() async
}
