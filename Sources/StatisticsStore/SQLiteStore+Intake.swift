public import Events
import Foundation
internal import GRDB
import Statistics

extension SQLiteStore {
  /// Says nothing of another device's journal but that it is another's.
  public func position(of journal: JournalID, sentBy device: RegisteredDevice) async throws -> HeldPosition {
    try await reading { database in
      guard let row = try JournalRow.fetch(journal, in: database) else { return .nothing }
      return row.device == device.id ? .at(row.held.head) : .anothers
    }
  }

  /// Reading and hashing are done before the writer is asked for, so that it is held for the inserts only.
  public func ingest(
    _ batch: ReceivedBatch, from device: RegisteredDevice, at instant: Int64
  ) async throws -> IngestAnswer {
    let examination = await Examination(of: batch)
    return try await writing { try Intake(database: $0, device: device, instant: instant).take(examination) }
  }
}

/// One batch being stored, within the writer's transaction.
struct Intake {
  let database: Database
  let device: RegisteredDevice
  let instant: Int64

  /// Stores what is new and answers with the position that is held; the rule is `HeldJournal`.
  ///
  /// - Throws: `StoreFault`, or GRDB's error; the transaction is undone, and the kiosk sends again.
  func take(_ examination: Examination) throws -> IngestAnswer {
    var journal = try JournalRow.fetch(examination.batch.journal, in: database) ?? bind(examination.batch)
    guard journal.device == device.id else { return .anothersJournal }
    journal.held.hashes = try repeatedHashes(examination, journal)
    switch journal.held.verdict(on: examination) {
    case .gap: return .conflict(journal.held.head)
    case .fork:
      try keepFork(examination.batch, journal)
      return .conflict(journal.held.head)
    case .append(let index):
      try append(examination, from: index, to: journal)
      return .stored(index < examination.items.count ? examination.end : journal.held.head)
    }
  }

  /// The first journal of a device is bound to it; another one waits.
  private func bind(_ batch: ReceivedBatch) throws -> JournalRow {
    let isFirst = try JournalRow.all(of: device.id, in: database).isEmpty
    let row = try JournalRow.insert(
      batch.journal, device: device.id, state: isFirst ? .bound : .waiting, base: batch.base, in: database)
    if !isFirst {
      try raise(.secondJournal, "journal \(batch.journal) is stored and not counted until it is accepted", row)
    }
    let anchor = Fingerprint.anchor(of: batch.journal, device: device.name, site: device.site)
    if batch.base.seq == 0, batch.base.hash != anchor {
      try raise(.otherRegistration, "the kiosk calls itself another device or site than it is registered as", row)
    }
    return row
  }

  /// What is held at the positions that the batch repeats. Nothing is read for a batch that follows at once, which is
  /// nearly every one.
  private func repeatedHashes(_ examination: Examination, _ journal: JournalRow) throws -> [Int64: Set<Fingerprint>] {
    let first = examination.batch.base.seq
    guard first < journal.held.head.seq else { return [:] }
    return try journal.hashes(in: first...max(first, examination.end.seq), of: database)
  }

  /// Events, what is set aside, counts and the journal's end, in this one transaction.
  private func append(_ examination: Examination, from index: Int, to journal: JournalRow) throws {
    guard index < examination.items.count else { return }
    let events = try EventInsertion(journal: journal.id, in: database)
    var count = JournalCount()
    for (offset, item) in examination.items.enumerated().dropFirst(index) {
      switch item.outcome {
      case .valid(let event, let contribution):
        try events.insert(event)
        if case .seal(let sealed) = contribution { try check(sealed, after: count, journal) }
        count.add(contribution, at: event.header.seq)
      case .setAside(let reason): try setAside(examination.raw(offset), item, reason, journal)
      }
    }
    try raiseChainFault(examination.items[index...], journal)
    try TallyRows(journal: journal.id, in: database).append(count)
    try journal.advance(to: examination.end, in: database)
  }

  /// A seal that is not what was counted before it changes figures that may be published, and somebody has to look. Where
  /// bodies are missing the seal knows better.
  private func check(_ sealed: ServiceDaySealed, after count: JournalCount, _ journal: JournalRow) throws {
    var counted = count.counts.dated(sealed.date)
    if count.seals[sealed.date] == nil {
      counted.merge(try TallyRows(journal: journal.id, in: database).fetch(dated: sealed.date))
    }
    guard counted != Counts(sealed.totals), try !journal.lacksBodies(in: database) else { return }
    try raise(.sealContradicted, "journal \(journal.name): the seal of \(sealed.date) has other totals", journal)
  }

  /// Keeps an event that is not valid as it came, so that a later version may take it in.
  private func setAside(
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
    try raise(.setAside, "event \(item.position.seq) of journal \(journal.name): \(reason.rawValue)", journal)
  }

  /// The first break of a batch is enough for somebody to look; the rest follows from it.
  private func raiseChainFault(_ items: ArraySlice<Examination.Item>, _ journal: JournalRow) throws {
    guard let fault = items.lazy.compactMap(\.chainFault).first else { return }
    try raise(.chainBroken, "journal \(journal.name): \(fault)", journal)
  }

  /// Keeps the other history whole; who was right is for people to find out.
  private func keepFork(_ batch: ReceivedBatch, _ journal: JournalRow) throws {
    try database.execute(
      sql: """
        INSERT INTO fork (journal, batch, batch_sha256, received_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
      arguments: [journal.id, Data(batch.bytes), Data(Fingerprint(of: batch.bytes).bytes), instant])
    try database.execute(sql: "UPDATE journal SET forked = 1 WHERE id = ?", arguments: [journal.id])
    try raise(.forked, "journal \(journal.name) has another history after event \(batch.base.seq)", journal)
  }

  /// Raises an alarm once, and once more when the same happens again after somebody has settled it.
  private func raise(_ code: AlarmCode, _ detail: String, _ journal: JournalRow) throws {
    try database.execute(
      sql: """
        INSERT INTO alarm (device, journal, code, detail, raised_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET settled = 0, raised_at = excluded.raised_at WHERE settled = 1
        """,
      arguments: [device.id, journal.id, code.rawValue, detail, instant])
  }
}

/// What an administrator should look at. The raw values are stored: they are never renamed.
enum AlarmCode: String {
  case setAside = "set_aside"
  /// Events were lost or changed on their way or before.
  case chainBroken = "chain_broken"
  case forked
  /// The sealed totals of a date are not what its events have counted.
  case sealContradicted = "seal_contradicted"
  /// The device began a new journal: it was installed anew or restored, or two machines share one credential.
  case secondJournal = "second_journal"
  /// The journal was made for another device or site, by its anchor.
  case otherRegistration = "other_registration"
}
