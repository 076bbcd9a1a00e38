internal import Events
public import Ports
import Foundation
import GRDB

/// Where a kiosk's journal lives, and whose it is.
public struct JournalPlace: Hashable, Sendable {
  /// The SQLite file; its directory is made when it is absent.
  public var file: String
  /// The high-water file, in another directory, on another disk where the machine has one.
  public var highWaterFile: String
  public var device: String
  public var site: String

  public init(file: String, highWaterFile: String, device: String, site: String) {
    self.file = file
    self.highWaterFile = highWaterFile
    self.device = device
    self.site = site
  }
}

/// How a journal stood when it was opened.
public enum Opening: Hashable, Sendable {
  /// New: no number was ever given by this kiosk.
  case fresh
  /// It goes on where it ended.
  case continued
  /// It has lost its end (an old copy was put back, or the disk forgot): positions and numbers up to these were used.
  /// Its writer refuses every batch. Close it, call `Journal.startAfresh`, and write on there.
  case behind(HighWater)
  /// New and empty, after a journal that was lost: numbers up to these were used before. The first batch must say so
  /// with `numbers.skipped` events, and numbering goes on after them.
  case startedAfresh(HighWater)
}

/// A kiosk's journal, open for writing by this process alone.
public struct Journal: Sendable {
  public let writer: JournalWriter
  public let reader: JournalReader
  public let opening: Opening
  /// What was wrong with the high-water file, which is then written anew; `nil` when nothing was. Beside a fresh journal
  /// it means that nobody can tell which numbers were given before.
  public let highWaterFault: JournalFault?

  public var header: JournalHeader { reader.header }

  /// Opens the journal, or makes it with an identity of its own when there is none. Reads its end only, whatever its
  /// length.
  ///
  /// - Parameter now: milliseconds since 1970-01-01 UTC; stands in the header of a new journal.
  /// - Throws: `busy` when another process writes it, `format` when it is another database or a newer format, `damaged`
  ///   when it is no sound database or its last event is not whole, `misuse` when it belongs to another device or site.
  public static func open(_ place: JournalPlace, now: Int64) throws(JournalFault) -> Journal {
    try JournalFiles.makeDirectory(of: place.file)
    return try open(place, now: now, lock: try JournalLock(beside: place.file))
  }

  /// Puts the journal's files aside (`….kept-1`, `….kept-2` …) and begins another with a new identity, whose first event
  /// is number 1. For a journal that is behind or damaged; it must be closed.
  ///
  /// - Returns: a journal whose opening is `startedAfresh`, or `fresh` when no high-water mark is known.
  public static func startAfresh(_ place: JournalPlace, now: Int64) throws(JournalFault) -> Journal {
    try JournalFiles.makeDirectory(of: place.file)
    let lock = try JournalLock(beside: place.file)
    try putAside(place.file)
    return try open(place, now: now, lock: lock)
  }

  /// Finishes what was given to the writer and lets go of the file.
  public func close() {
    // The writer last: the last connection to close checkpoints, and a reader cannot.
    reader.close()
    writer.close()
  }

  private static func open(_ place: JournalPlace, now: Int64, lock: JournalLock) throws(JournalFault) -> Journal {
    let connection = try JournalConnection.writing(place.file)
    try prepare(connection, place, now)
    let reader = try JournalReader(file: place.file)
    try checkOwner(reader.header, place)
    let use = try reader.use()
    let head = try reader.checkedEnd()
    let mark = HighWaterReading(HighWaterFile(path: place.highWaterFile))
    let opening = Opening(head: head, anchor: reader.anchor, use: use, mark: mark.mark)
    let appender = EventAppender(
      connection: connection, head: head, highWater: mark.keeper(for: opening, use: use), refusal: opening.refusal)
    return Journal(
      writer: JournalWriter(appender, lock: lock), reader: reader, opening: opening,
      highWaterFault: opening == .fresh && mark.isAbsent ? nil : mark.fault)
  }

  /// Nothing is written to a file before it is known to be a journal of this format, or empty.
  private static func prepare(_ connection: DatabaseQueue, _ place: JournalPlace, _ now: Int64) throws(JournalFault) {
    let isNew = try JournalFault.explaining("opening \(place.file)") {
      try connection.writeWithoutTransaction { db in
        let isNew = try JournalSchema.isEmpty(db)
        if !isNew { _ = try JournalSchema.header(of: db, file: place.file) }
        try JournalConnection.makeDurable(db)
        if isNew { try JournalSchema.create(.init(place, created: now), in: db) }
        return isNew
      }
    }
    if isNew { try JournalFiles.syncDirectory(of: place.file) }
  }

  private static func checkOwner(_ header: JournalHeader, _ place: JournalPlace) throws(JournalFault) {
    guard header.device == place.device, header.site == place.site else {
      throw JournalFault(
        .misuse,
        cause: "\(place.file) belongs to kiosk \(header.device) of site \(header.site), "
          + "not to kiosk \(place.device) of site \(place.site)",
        remedy: "Correct site and kiosk code in the configuration, or give this kiosk a state directory of its own.")
    }
  }

  /// The log goes first: should the power fail between, the next attempt finds the database and the same name for it.
  private static func putAside(_ file: String) throws(JournalFault) {
    let files = FileManager.default
    var index = 1
    while files.fileExists(atPath: "\(file).kept-\(index)") { index += 1 }
    for suffix in ["-wal", ""] where files.fileExists(atPath: file + suffix) {
      let kept = "\(file).kept-\(index)\(suffix)"
      try JournalFiles.rename(file + suffix, to: kept)
    }
    // The index of the log; SQLite makes it again.
    unlink(file + "-shm")
    try JournalFiles.syncDirectory(of: file)
  }
}

extension JournalHeader {
  fileprivate init(_ place: JournalPlace, created: Int64) {
    var random = SystemRandomNumberGenerator()
    self.init(journal: JournalID(using: &random), device: place.device, site: place.site, created: created)
  }
}
