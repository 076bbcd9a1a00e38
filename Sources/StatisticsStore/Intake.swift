import Events
import Ports
import Foundation
internal import GRDB
import Statistics

/// One batch being stored, within the writer's transaction.
struct Intake {
  let database: Database
  let device: RegisteredDevice
  let instant: Int64
  /// The alarms that were raised so far, as `code: detail`.
  private(set) var raised: [String] = []

  /// How many uncounted journals and histories are kept of one device: a kiosk that is put back every day for a week is
  /// looked at before, and a broken one does not fill the disk.
  static let mostWaiting = 8

  init(database: Database, device: RegisteredDevice, instant: Int64) {
    self.database = database
    self.device = device
    self.instant = instant
  }

  /// Stores what is new and answers with the position that is held; the rule is `HeldJournal`.
  ///
  /// | the batch | what is done |
  /// | --- | --- |
  /// | follows a history that is held, or repeats it | what is new is appended |
  /// | leaves a history that is held | another history begins there, which waits |
  /// | begins where nothing is held | nothing: the kiosk learns where the first history ends |
  /// | is the first of its journal, from the first event | the journal is held from now on |
  /// | is the first of its journal, from its middle | nothing: the kiosk sends all |
  ///
  /// - Throws: `StoreFault`, or GRDB's error; the transaction is undone, and the kiosk sends again.
  mutating func take(_ examination: Examination) throws -> IngestAnswer {
    let histories = try JournalRow.histories(of: examination.batch.journal, in: database)
    guard let first = histories.first else { return try allowed(examination) ?? begin(examination) }
    guard first.device == device.id else { return .anothersJournal }
    var fork: (history: JournalRow, index: Int)?
    for var history in histories {
      history.held.base = first.held.base
      history.held.hashes = try repeatedHashes(examination, history)
      switch history.held.verdict(on: examination) {
      case .append(let index) where index == examination.items.count: return .stored(history.history)
      case .append(let index):
        return try allowed(examination, from: index) ?? .stored(append(examination, from: index, to: history))
      case .fork(let index) where index >= fork?.index ?? 0: fork = (history, index)
      case .fork, .elsewhere: continue
      }
    }
    guard let fork else { return .conflict(first.held.head) }
    return try allowed(examination, from: fork.index)
      ?? branch(off: fork.history, examination, at: fork.index, centre: first.held.head)
  }

  /// - Returns: the refusal of a device that has brought too much today.
  private mutating func allowed(_ examination: Examination, from index: Int = 0) throws -> IngestAnswer? {
    let allowance = DailyAllowance(of: device.id, at: instant)
    if try allowance.takes(examination.size(from: index), in: database) { return nil }
    if let first = try JournalRow.all(of: device.id, in: database).first {
      try raise(.tooMuch, "the device has sent more than \(DailyAllowance.bytes >> 20) MiB on a day; it waits", first)
    }
    return .tooMuchToday(seconds: allowance.rest)
  }

  /// The first journal of a device is bound to it; another one waits.
  private mutating func begin(_ examination: Examination) throws -> IngestAnswer {
    let batch = examination.batch
    guard batch.base.seq == 0 else { return .nothingHeld }
    let isFirst = try !JournalRow.isAny(of: device.id, in: database)
    guard try hasRoom() else { return .tooManyHistories }
    let row = try JournalRow.insert(
      batch.journal, device: device.id, state: isFirst ? .bound : .waiting, base: batch.base, in: database)
    if !isFirst { try raise(.secondJournal, "journal \(batch.journal) \(uncounted)", row) }
    if batch.base.hash != .anchor(of: batch.journal, device: device.name, site: device.site) {
      try raise(.otherRegistration, "the kiosk calls itself another device or site than it is registered as", row)
    }
    return .stored(try append(examination, from: 0, to: row))
  }

  /// Begins to hold another history, which waits; who was right is for people to find out.
  private mutating func branch(
    off history: JournalRow, _ examination: Examination, at index: Int, centre: JournalPosition
  ) throws -> IngestAnswer {
    guard try hasRoom() else { return .tooManyHistories }
    let common = examination.end(before: index)
    let row = try JournalRow.insert(
      examination.batch.journal, leaving: history, device: device.id, state: .waiting, base: common, in: database)
    let shared = try row.count(through: common.seq, in: database)
    let rows = TallyRows(journal: row.id, in: database)
    try rows.append(shared)
    try rows.share(shared)
    try raise(.forked, "journal \(row.name) has another history after event \(common.seq), which \(uncounted)", row)
    return .forked(centre: centre, kept: try append(examination, from: index, to: row))
  }

  /// Whether one more history may wait; once there is none, somebody has to look.
  private mutating func hasRoom() throws -> Bool {
    let journals = try JournalRow.all(of: device.id, in: database)
    guard let first = journals.first, journals.count(where: { $0.state == .waiting }) >= Self.mostWaiting else {
      return true
    }
    try raise(.tooManyHistories, "more than \(Self.mostWaiting) journals or histories wait; others are refused", first)
    return false
  }

  private var uncounted: String {
    "is stored and not counted until `statisticsd device accept \(device.name) --site \(device.site)`"
  }

  /// What is held at the positions that the batch repeats. Nothing is read for a batch that follows at once, which is
  /// nearly every one.
  private func repeatedHashes(_ examination: Examination, _ journal: JournalRow) throws -> [Int64: Set<Fingerprint>] {
    let first = examination.batch.base.seq
    guard first < journal.held.head.seq else { return [:] }
    return try journal.hashes(in: first...max(first, examination.end.seq), of: database)
  }

  /// Events, what is set aside, counts and the journal's end, in this one transaction.
  private mutating func append(
    _ examination: Examination, from index: Int, to journal: JournalRow
  ) throws -> HeldHistory {
    let events = try EventInsertion(journal: journal.id, in: database)
    var seals = SealCheck(journal: journal, in: database)
    var count = JournalCount()
    for (offset, item) in examination.items.enumerated().dropFirst(index) {
      switch item.outcome {
      case .valid(let event, let contribution):
        try events.insert(event)
        if case .seal(let sealed) = contribution { try seals.add(sealed, after: count) }
        count.add(contribution, at: event.header.seq)
      case .setAside(let reason): try setAside(examination.raw(offset), item, reason, journal)
      }
    }
    if let sealed = seals.contradicted {
      try raise(.sealContradicted, "journal \(journal.name): the seal of \(sealed.date) has other totals", journal)
    }
    try raiseChainFault(examination.items[index...], journal)
    try TallyRows(journal: journal.id, in: database).append(count)
    try journal.advance(to: examination.end, in: database)
    return HeldHistory(examination.end, isCounted: journal.state != .waiting)
  }

  /// Keeps an event that is not valid as it came, so that a later version may take it in.
  private mutating func setAside(
    _ raw: [UInt8], _ item: Examination.Item, _ reason: SetAsideReason, _ journal: JournalRow
  ) throws {
    try database.execute(
      sql: """
        INSERT INTO set_aside (journal, seq, hash, raw, reason, received_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [
        journal.id, item.position.seq, Data(item.position.hash.bytes), Data(raw), reason.rawValue, instant,
      ])
    try raise(.setAside, "journal \(journal.name): \(reason.rawValue), see `statisticsd set-aside list`", journal)
  }

  /// The first break of a batch is enough for somebody to look; the rest follows from it.
  private mutating func raiseChainFault(_ items: ArraySlice<Examination.Item>, _ journal: JournalRow) throws {
    guard let fault = items.lazy.compactMap(\.chainFault).first else { return }
    try raise(.chainBroken, "journal \(journal.name): \(fault)", journal)
  }
}

extension Intake {
  /// How many alarms may be open for one device: a broken one does not fill the disk with them.
  private static let mostAlarms = 100

  /// Raises an alarm once, and once more when the same happens again after somebody has settled it.
  private mutating func raise(_ code: AlarmCode, _ detail: String, _ journal: JournalRow) throws {
    try database.execute(
      sql: """
        INSERT INTO alarm (device, journal, code, detail, raised_at)
        SELECT :device, :journal, :code, :detail, :instant
        WHERE (SELECT count(*) FROM alarm WHERE device = :device AND settled = 0) < :most
        ON CONFLICT DO UPDATE SET settled = 0, raised_at = excluded.raised_at WHERE settled = 1
        """,
      arguments: [
        "device": device.id, "journal": journal.id, "code": code.rawValue, "detail": detail, "instant": instant,
        "most": Self.mostAlarms,
      ])
    if database.changesCount > 0 { raised.append("\(code.rawValue): \(detail)") }
  }
}
