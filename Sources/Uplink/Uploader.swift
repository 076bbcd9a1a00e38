import Events

/// Sends everything that the centre does not have, from the last position that it holds.
struct Uploader {
  /// How often the centre may correct the position within one upload.
  static let correctionLimit = 3

  let journal: any JournalReading
  let client: CentreClient
  /// Called with each position that the centre says it holds, and whether this journal has it too.
  let onPosition: @Sendable (_ centre: JournalPosition, _ isOurs: Bool) -> Void

  /// - Parameter known: the position that the centre last acknowledged; `nil`: ask.
  /// - Returns: the position that it holds now, with nothing left to send.
  /// - Throws: `UplinkFault`
  func drain(from known: JournalPosition?) async throws -> JournalPosition {
    var position = if let known { known } else { try await heldPosition() }
    var limit = CompressedBatch.usualEvents
    var corrections = 0
    while let batch = try CompressedBatch.next(from: journal, after: position, atMost: limit) {
      switch try await client.send(batch, of: journal.journal) {
      case .at(let held):
        guard held.seq > position.seq else { throw Self.noProgress(position) }
        position = try checked(held)
      case .conflict(let held):
        // A centre that names a new position each time would be followed for ever.
        corrections += 1
        guard held != position, corrections <= Self.correctionLimit else { throw Self.noProgress(position) }
        position = try checked(held)
      case .tooLarge where limit > 1: limit /= 2
      case .tooLarge, .nothing: throw Self.noProgress(position)
      }
    }
    return position
  }

  /// Asks the centre which position it holds.
  ///
  /// - Throws: `UplinkFault` with `.forked` when it holds another history; it is sent this journal's first.
  private func heldPosition() async throws -> JournalPosition {
    switch try await client.position(of: journal.journal) {
    case .at(let held):
      do {
        return try checked(held)
      } catch let fault as UplinkFault where fault.code == .forked {
        try await sendOwnHistory(besides: held)
        throw fault
      }
    case .nothing: return journal.anchor
    case .conflict, .tooLarge: throw Self.noProgress(journal.anchor)
    }
  }

  /// The centre's position, if this journal has it; otherwise the histories differ.
  private func checked(_ held: JournalPosition) throws -> JournalPosition {
    let isAnchor = held.seq == journal.anchor.seq
    let own = isAnchor ? journal.anchor : try journal.events(after: held.seq - 1, limit: 1).first?.position
    onPosition(held, own == held)
    guard own == held else {
      throw UplinkFault(
        .forked, cause: "The centre holds another history of this journal up to event \(held.seq)",
        remedy: "Was the journal restored or copied? Both histories are kept; see `kioskctl journal verify`.")
    }
    return held
  }

  /// Sends the centre this journal's own events from where the two are known to differ, so that it keeps both histories
  /// and marks the device. Its answer changes nothing here.
  private func sendOwnHistory(besides held: JournalPosition) async throws {
    let last = min(held.seq, try journal.lastPosition().seq)
    let before = last - 1 > journal.anchor.seq ? try journal.events(after: last - 2, limit: 1).first?.position : nil
    let base = before ?? journal.anchor
    guard let batch = try CompressedBatch.next(from: journal, after: base, atMost: CompressedBatch.usualEvents) else {
      return
    }
    _ = try await client.send(batch, of: journal.journal)
  }

  /// The centre's answer leads nowhere: going on would send the same for ever.
  private static func noProgress(_ position: JournalPosition) -> UplinkFault {
    UplinkFault(
      .unexpectedAnswer, cause: "The centre takes nothing after event \(position.seq) and names no other position",
      remedy: "See the centre's log; everything is kept and sent later.")
  }
}
