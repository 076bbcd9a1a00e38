public import Events

/// An event that is decided and not yet durable. The loop gives the position; the journal adds hashes.
public struct DraftEvent: Hashable, Sendable {
  public var seq: Int64
  public var stamp: Stamp
  public var day: Int
  public var commandID: String?
  public var fact: Fact

  public init(seq: Int64, stamp: Stamp, day: Int, commandID: String?, fact: Fact) {
    self.seq = seq
    self.stamp = stamp
    self.day = day
    self.commandID = commandID
    self.fact = fact
  }
}

/// Why the journal could not be written or read: code, cause and remedy.
public struct JournalFault: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// No room left; writing may go on when there is.
    case full
    /// The device or the file is damaged (EIO, corruption): nothing more is written, no sync is retried as if clean.
    case damaged
    /// Another process holds the journal; nothing was written, and writing goes on when it lets go.
    case busy
    /// The file's format is newer than this program's, or no journal at all.
    case format
    /// The journal was asked for something impossible, such as a position that does not follow.
    case misuse

    /// Whether nothing is in doubt and the next batch may be tried: what failed left nothing behind.
    public var isPassing: Bool {
      switch self {
      case .full, .busy: true
      case .damaged, .format, .misuse: false
      }
    }
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

/// The writing side of the journal: one writer, one batch in flight.
public protocol JournalWriting: Sendable {
  /// Makes the events durable in one transaction, on the journal's own thread, and then says so exactly once, from that
  /// thread. Returns at once.
  func append(_ events: [DraftEvent], then done: @escaping @Sendable (Result<JournalPosition, JournalFault>) -> Void)
}

/// Finds tickets by what their paper says.
public protocol TicketFinding: Sendable {
  /// Looks for the tickets of a label and a date, whatever the day. Returns at once.
  ///
  /// - Parameter done: called exactly once, on another thread; the newest first, empty where there is none.
  func find(
    _ label: String, on date: ServiceDate,
    then done: @escaping @Sendable (Result<[FoundTicket], JournalFault>) -> Void)
}

/// Empties bodies of a journal.
public protocol BodyPurging: Sendable {
  /// The first position of a purge at which there is still a body; `nil` where there is none. Blocks while it looks.
  ///
  /// Purges go forward, so nothing is looked for before the last of these kinds that is empty.
  func firstBody(of purge: BodyPurge) throws -> Int64?
  /// Empties them piece by piece, between the batches. Returns at once.
  ///
  /// - Parameter done: called exactly once, on another thread, with how many bodies were emptied.
  func purge(_ purge: BodyPurge, then done: @escaping @Sendable (Result<Int, JournalFault>) -> Void)
}
