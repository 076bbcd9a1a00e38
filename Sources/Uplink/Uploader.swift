import Events
import Ports

/// Sends everything that the centre does not have, from the last position that it holds.
struct Uploader {
  /// How often the centre may correct the position within one upload.
  static let correctionLimit = 3

  let journal: any JournalReading
  let client: CentreClient
  /// Called with each position of this journal that the centre says it holds.
  let onProgress: @Sendable (HeldHistory) -> Void
  /// Called when the centre holds nothing but another history than this journal's, with its end.
  let onOtherHistory: @Sendable (JournalPosition) -> Void

  /// - Parameters:
  ///   - known: what the centre last acknowledged; `nil`: ask.
  ///   - most: events that are sent at once.
  /// - Returns: what it holds now, with nothing left to send.
  /// - Throws: `UplinkFault`
  func drain(from known: HeldHistory?, atMost most: Int) async throws -> HeldHistory {
    var held = if let known { known } else { try await asked() }
    var limit = most
    var corrections = 0
    while let batch = try CompressedBatch.next(from: journal, after: held.position, atMost: limit) {
      switch try await client.send(batch, of: journal.journal) {
      case .at(let answer): held = try progress(to: answer, by: batch, after: held.position)
      case .conflict(let answer):
        // A centre that names a new position each time would be followed for ever.
        corrections += 1
        let own = try ownHistory(in: answer)
        guard own?.position ?? journal.anchor != held.position, corrections <= Self.correctionLimit else {
          throw try refusal(of: answer.history.position, after: held.position)
        }
        held = own ?? beginning
      case .nothing:
        corrections += 1
        guard held.position != journal.anchor, corrections <= Self.correctionLimit else {
          throw Self.noProgress(held.position)
        }
        held = beginning
      case .tooLarge where limit > 1: limit /= 2
      case .tooLarge: throw Self.noProgress(held.position)
      }
    }
    return held
  }

  /// What the centre says it holds of this journal. Where that is another history, all is sent: what both have in common
  /// it skips, and the rest it keeps.
  private func asked() async throws -> HeldHistory {
    switch try await client.position(of: journal.journal) {
    case .at(let answer): return try ownHistory(in: answer) ?? beginning
    case .nothing: return beginning
    case .conflict, .tooLarge: throw Self.noProgress(journal.anchor)
    }
  }

  /// Nothing is known to be held.
  private var beginning: HeldHistory { HeldHistory(journal.anchor, isCounted: true) }

  /// The furthest position of this journal among those that the centre names; `nil` when there is none.
  private func ownHistory(in answer: JournalAnswer) throws -> HeldHistory? {
    let own = try answer.histories.filter { try isOurs($0.position) }.max { $0.position.seq < $1.position.seq }
    if let own { onProgress(own) } else { onOtherHistory(answer.history.position) }
    return own
  }

  private func isOurs(_ position: JournalPosition) throws -> Bool {
    guard position.seq > journal.anchor.seq else { return position == journal.anchor }
    return try journal.events(after: position.seq - 1, limit: 1).first?.position == position
  }

  /// All of the batch is durable. The centre may have gone on otherwise from there: what matters is then the batch's own
  /// end.
  private func progress(
    to answer: JournalAnswer, by batch: CompressedBatch, after last: JournalPosition
  ) throws -> HeldHistory {
    var held = answer.history
    if try !isOurs(held.position), held.position.seq >= batch.end.seq { held.position = batch.end }
    guard held.position.seq > last.seq, try isOurs(held.position) else { throw Self.noProgress(last) }
    onProgress(held)
    return held
  }

  private func refusal(of centre: JournalPosition, after last: JournalPosition) throws -> UplinkFault {
    guard try !isOurs(centre) else { return Self.noProgress(last) }
    return UplinkFault(
      .forked,
      cause: "The centre holds another history of this journal up to event \(centre.seq), and takes none of this",
      remedy: "See `statisticsd device list` there, and `kioskctl journal verify` here.")
  }

  /// The centre's answer leads nowhere: going on would send the same for ever.
  private static func noProgress(_ position: JournalPosition) -> UplinkFault {
    UplinkFault(
      .unexpectedAnswer, cause: "The centre takes nothing after event \(position.seq) and names no other position",
      remedy: "See the centre's log; everything is kept and sent later.")
  }
}
