public import Events
public import Ports
internal import GRDB

extension SQLiteStore {
  /// Says nothing of another device's journal but that it is another's.
  public func position(of journal: JournalID, sentBy device: RegisteredDevice) async throws -> HeldPosition {
    try await reading { database in
      let histories = try JournalRow.histories(of: journal, in: database)
      guard let first = histories.first else { return .nothing }
      guard first.device == device.id else { return .anothers }
      return .at(first.history, others: histories.dropFirst().map(\.history))
    }
  }

  /// Reading and hashing are done before the writer is asked for, so that it is held for the inserts only.
  public func ingest(
    _ batch: ReceivedBatch, from device: RegisteredDevice, at instant: Int64
  ) async throws -> IngestOutcome {
    let examination = await Examination(of: batch)
    return try await writing { database in
      var intake = Intake(database: database, device: device, instant: instant)
      return IngestOutcome(try intake.take(examination), alarms: intake.raised)
    }
  }
}
