internal import Events
public import Ports
import Foundation
internal import GRDB
import Statistics

extension SQLiteStore {
  /// In the order in which they came.
  public func setAside() async throws -> [SetAsideEvent] {
    try await reading { try Row.fetchAll($0, sql: Self.setAsideRows + " ORDER BY set_aside.id").map(Self.event) }
  }

  /// The chain is not looked at again: where the event stands, it was set aside with its hash.
  ///
  /// - Throws: `StoreFault` with `.unknownSetAside` or `.stillInvalid`.
  public func readmit(setAside id: Int64) async throws {
    try await writing { database in
      guard
        let row = try Row.fetchOne(database, sql: Self.setAsideRows + " AND set_aside.id = ?", arguments: [id])
      else {
        throw StoreFault(
          .unknownSetAside, cause: "No event is set aside under \(id)", remedy: "See `statisticsd set-aside list`.")
      }
      let journal = try JournalRow.fetch(id: row["journal"], in: database)
      let (event, contribution) = try Self.valid(try Self.event(row))
      try EventInsertion(journal: journal.id, in: database).insert(event)
      let rows = TallyRows(journal: journal.id, in: database)
      switch contribution {
      case .tallies(let tallies): try rows.add(tallies, at: event.header.seq)
      case .seal: try rows.replace(by: try journal.count(in: database))
      case .purged: break
      }
      try journal.recountThose(leavingAfter: event.header.seq, in: database)
      try database.execute(sql: "UPDATE set_aside SET readmitted = 1 WHERE id = ?", arguments: [id])
    }
  }

  /// The bytes as this version of the program reads them.
  private static func valid(_ setAside: SetAsideEvent) throws -> (EventRecord, Contribution) {
    guard setAside.reason != SetAsideReason.outOfOrder.rawValue,
      case .event(let event)? = try? ReceivedBatch.Item(raw: setAside.raw).content, event.header.seq == setAside.seq,
      case .valid(_, let contribution) = Examination.Item.Outcome(of: event)
    else {
      throw StoreFault(
        .stillInvalid, cause: "Event \(setAside.seq) of journal \(setAside.journal) is still not valid",
        remedy: "It stays set aside; compare it with the kiosk's own journal.")
    }
    return (event, contribution)
  }

  private static let setAsideRows = """
    SELECT set_aside.id, journal, seq, raw, reason, journal.journal_id AS journal_id, device.name AS device, device.site AS site
    FROM set_aside JOIN journal ON journal.id = set_aside.journal JOIN device ON device.id = journal.device
    WHERE readmitted = 0
    """

  private static func event(_ row: Row) throws -> SetAsideEvent {
    guard let journal = JournalID(row["journal_id"]) else { throw StoreFault.damaged("set_aside") }
    let raw: Data = row["raw"]
    return SetAsideEvent(
      id: row["id"], device: row["device"], site: row["site"], journal: journal, seq: row["seq"],
      reason: row["reason"], raw: Array(raw))
  }
}
