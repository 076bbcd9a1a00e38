/// Whether a printer's answer to `GS r 1` proves that the ticket is on paper.
///
/// An answer is one byte, which belongs to a question by its place in the order only, and which noise can look like. So it
/// proves a ticket when
///
/// 1. the printer answered the same question once before the first band (the rehearsal): answers to questions of earlier
///    jobs have come by then, and the printer is known to answer;
/// 2. it came after the question behind the last band;
/// 3. a whole round of status that was asked after it says that nothing stops the printer.
struct FinishProof: Hashable, Sendable {
  /// `nil` until the rehearsal has ended.
  private(set) var isKnownToAnswer: Bool?
  /// An answer came, and no round has confirmed it yet.
  private(set) var isClaimed = false
  /// Whether the round under way was asked after the answer.
  private(set) var isRoundAsked = false

  /// Whether a round that says “ready” proves the ticket.
  var isGivenByRound: Bool { isClaimed && isRoundAsked }

  mutating func rehearsed(isAnswered: Bool) { isKnownToAnswer = isAnswered }

  /// - Returns: whether the answer counts.
  mutating func claim() -> Bool {
    guard isKnownToAnswer == true, !isClaimed else { return false }
    isClaimed = true
    isRoundAsked = false
    return true
  }

  mutating func beginsRound() { isRoundAsked = isClaimed }

  /// The printer is not well: what was taken for its answer may have been another byte. It is asked again.
  mutating func isWithdrawn() {
    isClaimed = false
    isRoundAsked = false
  }
}
