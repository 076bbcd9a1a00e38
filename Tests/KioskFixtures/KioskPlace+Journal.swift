public import Events
internal import Foundation
public import Journal

extension KioskPlace {
  /// All facts of the journal, in order; none while there is no journal.
  public func facts() throws -> [Fact] { try events().compactMap { try $0.fact() } }

  public func events() throws -> [EventRecord] {
    guard FileManager.default.fileExists(atPath: journalFile) else { return [] }
    let reader = try JournalReader(file: journalFile)
    defer { reader.close() }
    return try reader.events(after: 0, limit: 100_000)
  }

  /// The tickets of the journal, in order.
  public func tickets() throws -> [TicketIssued] {
    try facts().compactMap { if case .ticket(.issued(let issued)) = $0 { issued } else { nil } }
  }

  /// Every sheet that was to be printed, copies too, in order.
  public func papers() throws -> [PaperIntention] {
    try facts().compactMap { fact in
      switch fact {
      case .ticket(.issued(let issued)): issued.paper
      case .ticket(.reprinted(let copy)): copy.paper
      default: nil
      }
    }
  }

  /// `kiosk.started` or `kiosk.stopped`, whichever came last. A printer's report may follow a stop: the truth about
  /// paper is worth more than the order.
  public func lastStartOrStop() throws -> Fact? {
    try facts().last { [.machine(.kioskStarted), .machine(.kioskStopped)].contains($0.kind) }
  }

  /// What the chain of hashes says.
  public func verification() throws -> JournalVerification.Report {
    let reader = try JournalReader(file: journalFile)
    defer { reader.close() }
    return try reader.verify { _, _ in }
  }
}
