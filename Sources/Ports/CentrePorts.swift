public import Events

/// A kiosk as the centre knows it. Site and device of everything that it sends come from here, never from the message.
public struct RegisteredDevice: Hashable, Sendable {
  public enum State: String, Hashable, Sendable {
    case active
    case revoked
  }

  public let id: Int64
  /// The kiosk's code, `[A-Za-z0-9_-]{1,32}`; one of its site.
  public var name: String
  public var site: String
  public var state: State
  /// The journal that counts; `nil` before the first batch.
  public var boundJournal: JournalID?
  /// Journals that are stored and wait for an administrator before they count; one that has left the history of a
  /// counted journal of the same name is among them.
  public var waiting: [JournalID]
  /// The newest open alarm, as `code: detail`; `nil` when there is none.
  public var fault: String?

  public init(
    id: Int64, name: String, site: String, state: State, boundJournal: JournalID? = nil, waiting: [JournalID] = [],
    fault: String? = nil
  ) {
    self.id = id
    self.name = name
    self.site = site
    self.state = state
    self.boundJournal = boundJournal
    self.waiting = waiting
    self.fault = fault
  }
}

/// One history of a journal as the centre holds it. A journal has one, until a kiosk is put back to an earlier state, or
/// doubled, and goes on otherwise than before.
public struct HeldHistory: Hashable, Sendable {
  /// The last position that is durable.
  public var position: JournalPosition
  /// `false`: stored, and not in any published figure until an administrator accepts it.
  public var isCounted: Bool

  public init(_ position: JournalPosition, isCounted: Bool) {
    self.position = position
    self.isCounted = isCounted
  }
}

/// How far the centre holds a journal, for the device that asks.
public enum HeldPosition: Hashable, Sendable {
  /// - Parameter others: the histories that left the first one.
  case at(HeldHistory, others: [HeldHistory])
  /// The centre has nothing of this journal.
  case nothing
  /// Another device sent this journal first.
  case anothers
}

/// What became of a batch.
public enum IngestAnswer: Hashable, Sendable {
  /// All of it is durable, now or from before.
  case stored(HeldHistory)
  /// Its first event does not follow what the centre holds; nothing was stored.
  case conflict(JournalPosition)
  /// It leaves the history that the centre holds up to `centre`; the other history is stored too.
  case forked(centre: JournalPosition, kept: HeldHistory)
  /// The centre has nothing of this journal, and the batch does not begin with its first event.
  case nothingHeld
  /// Another device sent this journal first; nothing was stored.
  case anothersJournal
  /// The device has as many uncounted journals and histories as are kept of one; nothing was stored.
  case tooManyHistories
  /// The device has sent more today than is taken of one; nothing was stored.
  ///
  /// - Parameter seconds: until its next day begins.
  case tooMuchToday(seconds: Int)
}

/// What became of a batch, and what somebody should look at because of it.
public struct IngestOutcome: Hashable, Sendable {
  public var answer: IngestAnswer
  /// The alarms that this batch has raised, as `code: detail`; those that were open before are not among them.
  public var alarms: [String]

  public init(_ answer: IngestAnswer, alarms: [String] = []) {
    self.answer = answer
    self.alarms = alarms
  }
}

/// A count of one kiosk.
public struct KioskTally: Hashable, Sendable {
  public var site: String
  /// The name of the registered device.
  public var kiosk: String
  public var tally: Tally

  public init(site: String, kiosk: String, tally: Tally) {
    self.site = site
    self.kiosk = kiosk
    self.tally = tally
  }
}

/// An event that was received whole and is not valid: kept as it came, not counted.
public struct SetAsideEvent: Hashable, Sendable {
  public let id: Int64
  public var device: String
  public var site: String
  public var journal: JournalID
  public var seq: Int64
  public var reason: String
  /// The event's framed fields as they came.
  public var raw: [UInt8]

  public init(
    id: Int64, device: String, site: String, journal: JournalID, seq: Int64, reason: String, raw: [UInt8]
  ) {
    self.id = id
    self.device = device
    self.site = site
    self.journal = journal
    self.seq = seq
    self.reason = reason
    self.raw = raw
  }
}

/// The outcome of counting all stored events anew.
public struct RecountReport: Hashable, Sendable {
  public var events: Int
  /// Counts that differ from those kept, as the recount has them; empty when all agree.
  public var differences: [KioskTally]

  public init(events: Int, differences: [KioskTally]) {
    self.events = events
    self.differences = differences
  }
}

/// Why the statistics store did not do what it was asked: code, cause and remedy.
public struct StoreFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    case unknownDevice = "unknown_device"
    case alreadyRegistered = "already_registered"
    /// The name is one of several sites.
    case ambiguousDevice = "ambiguous_device"
    case nothingToAccept = "nothing_to_accept"
    case unknownSetAside = "unknown_set_aside"
    /// The event is still not one that can be believed.
    case stillInvalid = "still_invalid"
    case badName = "bad_name"
    /// The database cannot be opened, read or written.
    case database
    /// There is no room on the database's disk.
    case full
    /// Another program holds the database; it passes.
    case busy
    /// The database was made by a newer program.
    case newerDatabase = "newer_database"
  }

  public var code: Code
  public var cause: String
  public var remedy: String

  public init(_ code: Code, cause: String, remedy: String) {
    self.code = code
    self.cause = cause
    self.remedy = remedy
  }

  public var description: String { "\(cause). \(remedy)" }
}

/// What the ingest pages need of the statistics store.
public protocol BatchReceiving: Sendable {
  /// - Parameter credential: the SHA-256 of the secret that was presented; the secret itself is never stored.
  /// - Returns: the device of that credential, active or revoked; `nil` when nobody has it.
  func device(withCredential credential: Fingerprint) async throws -> RegisteredDevice?
  func position(of journal: JournalID, sentBy device: RegisteredDevice) async throws -> HeldPosition
  /// Stores what is new in a batch and counts it, in one durable transaction; the same batch again changes nothing.
  ///
  /// - Parameter instant: milliseconds since 1970 UTC, for the record of when it came.
  func ingest(_ batch: ReceivedBatch, from device: RegisteredDevice, at instant: Int64) async throws -> IngestOutcome
}

/// What the statistics pages need of the statistics store.
public protocol CountReading: Sendable {
  /// Counts of the named tables whose date lies in `dates`, of one site or of all; those of zero may be left out.
  func tallies(tables: Set<String>, site: String?, dates: ClosedRange<ServiceDate>) async throws -> [KioskTally]
  /// Throws when the store cannot do its work, which is to write; cheap enough to be asked every few seconds.
  func check() async throws
}

/// What administrators need of the statistics store. `site` may be `nil` where the name is that of one site only.
public protocol DeviceRegistering: Sendable {
  /// A name that was revoked becomes active again with the new credential and keeps its journals.
  func register(device: String, site: String, credential: Fingerprint, at instant: Int64) async throws
    -> RegisteredDevice
  func devices() async throws -> [RegisteredDevice]
  func revoke(device: String, site: String?) async throws -> RegisteredDevice
  /// Counts the journals and histories of the device that wait, from their stored events.
  func accept(device: String, site: String?) async throws -> [JournalID]
  /// Ends the open alarms of a device, which somebody has looked at.
  func settleAlarms(device: String, site: String?) async throws -> RegisteredDevice
  func setAside() async throws -> [SetAsideEvent]
  /// Takes an event that this program finds valid by now into its journal and counts it.
  func readmit(setAside id: Int64) async throws
  /// Counts every stored event anew and compares; mends the kept counts when asked.
  func recount(mending: Bool) async throws -> RecountReport
}

/// The statistics store as a whole; one contract suite runs against every implementation.
public typealias StatisticsStoring = BatchReceiving & CountReading & DeviceRegistering
