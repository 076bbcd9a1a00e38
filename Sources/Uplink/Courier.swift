import Events

/// Brings everything that the centre does not have, from where it stands.
struct Courier {
  /// How often the centre may say, within one delivery, that it stands elsewhere.
  static let correctionLimit = 3

  let journal: any JournalReading
  let client: CentreClient
  /// Told of everything that the centre says it holds, and whether this journal has it too.
  let heard: @Sendable (_ centre: JournalPosition, _ isOurs: Bool) -> Void

  /// - Parameter known: where the centre stood last; `nil`: ask.
  /// - Returns: where it stands now, with nothing left to send.
  /// - Throws: `UplinkFault`
  func drain(from known: JournalPosition?) async throws -> JournalPosition {
    var position = if let known { known } else { try await ask() }
    var limit = Parcel.usualEvents
    var corrections = 0
    while let parcel = try Parcel.next(from: journal, after: position, atMost: limit) {
      switch try await client.send(parcel, of: journal.journal) {
      case .at(let held):
        guard held.seq > position.seq else { throw Self.standstill(position) }
        position = try ours(held)
      case .conflict(let held):
        // One that names a new place each time would be followed for ever.
        corrections += 1
        guard held != position, corrections <= Self.correctionLimit else { throw Self.standstill(position) }
        position = try ours(held)
      case .tooLarge where limit > 1: limit /= 2
      case .tooLarge, .nothing: throw Self.standstill(position)
      }
    }
    return position
  }

  /// Where the centre stands, by its own word.
  ///
  /// - Throws: `UplinkFault` with `.forked` when it holds another history; both sides are shown first.
  private func ask() async throws -> JournalPosition {
    switch try await client.position(of: journal.journal) {
    case .at(let held):
      do {
        return try ours(held)
      } catch let fault as UplinkFault where fault.code == .forked {
        try await show(otherThan: held)
        throw fault
      }
    case .nothing: return journal.anchor
    case .conflict, .tooLarge: throw Self.standstill(journal.anchor)
    }
  }

  /// The centre's position, if this journal has it; otherwise the histories differ.
  private func ours(_ held: JournalPosition) throws -> JournalPosition {
    let isAnchor = held.seq == journal.anchor.seq
    let own = isAnchor ? journal.anchor : try journal.events(after: held.seq - 1, limit: 1).first?.position
    heard(held, own == held)
    guard own == held else {
      throw UplinkFault(
        .forked, cause: "The centre holds another history of this journal up to event \(held.seq)",
        remedy: "Was the journal restored or copied? Both histories are kept; see `kioskctl journal verify`.")
    }
    return held
  }

  /// Shows the centre this journal's own events from where the two are known to differ, so that it keeps both histories
  /// and marks the device. Its answer changes nothing here.
  private func show(otherThan held: JournalPosition) async throws {
    let last = min(held.seq, try journal.lastPosition().seq)
    let before = last - 1 > journal.anchor.seq ? try journal.events(after: last - 2, limit: 1).first?.position : nil
    let base = before ?? journal.anchor
    guard let parcel = try Parcel.next(from: journal, after: base, atMost: Parcel.usualEvents) else { return }
    _ = try await client.send(parcel, of: journal.journal)
  }

  /// The centre's answer leads nowhere: going on would send the same for ever.
  private static func standstill(_ position: JournalPosition) -> UplinkFault {
    UplinkFault(
      .unexpectedAnswer, cause: "The centre takes nothing after event \(position.seq) and names no other position",
      remedy: "See the centre's log; everything is kept and sent later.")
  }
}
