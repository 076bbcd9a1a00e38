public import Events

/// What the rating rule remembers of one device: the presses that a later press may still judge.
public struct RatingHistory: Hashable, Sendable, Codable {
  struct Press: Hashable, Sendable, Codable {
    var seq: Int64
    var rating: RatingFacts
    var stamp: Stamp
    var excluded: Bool

    enum CodingKeys: String, CodingKey {
      case seq, rating, stamp, excluded
    }
  }

  /// Newest last; never more than `RatingRule.longestMemory`.
  var presses: [Press] = []

  enum CodingKeys: String, CodingKey {
    case presses
  }
}

/// The ratings of the open day, by device.
public struct RatingState: Hashable, Sendable, Codable {
  var devices: [String: RatingHistory] = [:]
  /// Ratings given and not excluded today.
  public private(set) var valid = 0

  public init() {}

  enum CodingKeys: String, CodingKey {
    case devices, valid
  }

  /// The rating at this position; `nil` when it is none of its device's latest.
  func press(at seq: Int64) -> RatingHistory.Press? {
    for history in devices.values {
      if let press = history.presses.last(where: { $0.seq == seq }) { return press }
    }
    return nil
  }

  public mutating func apply(_ fact: Fact, seq: Int64, stamp: Stamp) {
    switch fact {
    case .day(.opened): self = RatingState()
    case .rating(.given(let given)):
      valid += 1
      devices[given.rating.device, default: RatingHistory()].remember(
        .init(seq: seq, rating: given.rating, stamp: stamp, excluded: false))
    case .rating(.excluded(let excluded)):
      valid -= 1
      devices[excluded.rating.device]?.exclude(excluded.seq, because: excluded.reason)
    case .rating(.reasonGiven), .day(.closed), .day(.sealed), .day(.clockJumped), .day(.clockSettled),
      .day(.numbersSkipped), .office, .ticket, .visitor, .printer, .machine, .staff:
      break
    }
  }
}

extension RatingHistory {
  fileprivate mutating func remember(_ press: Press) {
    presses.append(press)
    presses.removeFirst(max(0, presses.count - RatingRule.longestMemory))
  }

  /// What was corrected was never meant: no later press is judged by it.
  fileprivate mutating func exclude(_ seq: Int64, because reason: ExclusionReason) {
    if reason == .corrected { return presses.removeAll { $0.seq == seq } }
    guard let index = presses.lastIndex(where: { $0.seq == seq }) else { return }
    presses[index].excluded = true
  }
}

/// Which presses of a rating device are believed. Every press is kept; no press changes an earlier one; each gets at
/// most one reason for not being counted, the first that holds in this order:
///
/// | reason | holds when | excludes |
/// | --- | --- | --- |
/// | PLAY | ≥ 3 different levels within 10 s, or > 10 presses within 30 s | the whole burst |
/// | REPEAT | < 2 s after the device's last press | this press |
/// | OUTSIDE_HOURS | outside opening ± 30 min (never under a doubtful clock) | this press |
/// | NOBODY | no ticket or visit at the site in the last 60 min | this press |
/// | EXCESS | more valid ratings than visits so far today plus 10 % | this press |
/// | RUN | ≥ 8 equal scores with gaps < 20 s | the whole run |
///
/// A correction on the screen is a press of its own that is judged as if it had come in the place of the first, which
/// is excluded as CORRECTED unless it was excluded before.
public struct RatingRule: Sendable {
  /// More presses than any window below can hold and still be undecided.
  static let longestMemory = 16

  static let repeatGap: Int64 = 2000
  static let levelWindow: Int64 = 10_000
  static let levelLimit = 3
  static let burstWindow: Int64 = 30_000
  static let burstLimit = 10
  static let runGap: Int64 = 20_000
  static let runLength = 8
  static let visitWindow: Int64 = 60 * 60 * 1000

  /// What the rule is told about the site at the moment of the press.
  public struct Circumstances: Hashable, Sendable {
    public var stamp: Stamp
    /// Whether the hour is within opening ± 30 min; `true` when nobody can tell.
    public var withinHours: Bool
    public var lastVisit: Stamp?
    /// Tickets and visitors counted so far today.
    public var visits: Int

    public init(stamp: Stamp, withinHours: Bool, lastVisit: Stamp?, visits: Int) {
      self.stamp = stamp
      self.withinHours = withinHours
      self.lastVisit = lastVisit
      self.visits = visits
    }
  }

  private let journal: JournalID

  /// - Parameter journal: the journal that holds the ratings.
  public init(journal: JournalID) {
    self.journal = journal
  }

  /// Keeps a press, and says which presses are not counted because of it.
  ///
  /// - Parameter seq: the position that the press's own event will have.
  /// - Returns: the press's fact first, then exclusions of this and of earlier presses.
  public func press(
    _ rating: RatingFacts, seq: Int64, in state: RatingState, _ circumstances: Circumstances
  ) -> [Fact] {
    judged(rating, seq: seq, after: state.devices[rating.device]?.presses ?? [], valid: state.valid, circumstances)
  }

  /// Keeps a press in the place of an earlier one.
  ///
  /// - Throws: `.unknownRating` when the earlier one is none of its device's latest today.
  public func correct(
    _ earlier: Int64, to rating: RatingFacts, seq: Int64, in state: RatingState, _ circumstances: Circumstances
  ) throws(Refusal) -> [Fact] {
    guard let before = state.press(at: earlier) else { throw Refusal(.unknownRating, detail: "\(earlier)") }
    let history = (state.devices[rating.device]?.presses ?? []).filter { $0.seq != earlier }
    let valid = before.excluded ? state.valid : state.valid - 1
    let facts = judged(rating, seq: seq, after: history, valid: valid, circumstances)
    guard !before.excluded else { return facts }
    return facts + [exclusion(of: before, because: .corrected)]
  }

  /// Why a rating is low, as its visitor says; nothing for a rating that is not remembered any more.
  public func reason(_ reason: RatingReason, of seq: Int64, in state: RatingState) -> [Fact] {
    guard let press = state.press(at: seq) else { return [] }
    return [.rating(.reasonGiven(RatingReasonGiven(reference(press), reason: reason)))]
  }

  private func judged(
    _ rating: RatingFacts, seq: Int64, after history: [RatingHistory.Press], valid: Int, _ circumstances: Circumstances
  ) -> [Fact] {
    let press = RatingHistory.Press(seq: seq, rating: rating, stamp: circumstances.stamp, excluded: false)
    let excluded = exclusion(of: press, after: history, valid: valid, circumstances)
    return [.rating(.given(RatingGiven(rating: rating)))]
      + excluded.presses.map { exclusion(of: $0, because: excluded.reason) }
  }

  private func reference(_ press: RatingHistory.Press) -> RatingReference {
    RatingReference(EventID(journal: journal, seq: press.seq), rating: press.rating)
  }

  private func exclusion(of press: RatingHistory.Press, because reason: ExclusionReason) -> Fact {
    .rating(.excluded(RatingExcluded(reference(press), reason: reason)))
  }

  /// Excludes a device's last press, which turned out to be typed: play, as no hand presses so fast.
  ///
  /// - Returns: nothing when it was no rating, is excluded already, or lies further back than one row of characters.
  public func retractTyped(_ device: String, in state: RatingState, at stamp: Stamp) -> [Fact] {
    guard let last = state.devices[device]?.presses.last, !last.excluded,
      stamp.elapsed(since: last.stamp) < Self.repeatGap
    else { return [] }
    return [exclusion(of: last, because: .play)]
  }

  private typealias Exclusion = (presses: [RatingHistory.Press], reason: ExclusionReason)

  private func exclusion(
    of press: RatingHistory.Press, after history: [RatingHistory.Press], valid: Int, _ site: Circumstances
  ) -> Exclusion {
    if let burst = burst(endingWith: press, after: history) { return (burst, .play) }
    if let last = history.last, press.stamp.elapsed(since: last.stamp) < Self.repeatGap { return ([press], .repeat) }
    if !site.withinHours { return ([press], .outsideHours) }
    guard let visit = site.lastVisit, site.stamp.elapsed(since: visit) <= Self.visitWindow else {
      return ([press], .nobody)
    }
    if (valid + 1) * 10 > site.visits * 11 { return ([press], .excess) }
    if let run = run(endingWith: press, after: history) { return (run, .run) }
    return ([], .run)
  }

  /// The presses of a burst that are not excluded yet; `nil` when there is no burst.
  private func burst(
    endingWith press: RatingHistory.Press, after history: [RatingHistory.Press]
  ) -> [RatingHistory.Press]? {
    func within(_ window: Int64) -> [RatingHistory.Press] {
      history.filter { press.stamp.elapsed(since: $0.stamp) <= window } + [press]
    }
    let recent = within(Self.levelWindow)
    if Set(recent.map(\.rating.score)).count >= Self.levelLimit { return recent.filter { !$0.excluded } }
    let longer = within(Self.burstWindow)
    return longer.count > Self.burstLimit ? longer.filter { !$0.excluded } : nil
  }

  private func run(
    endingWith press: RatingHistory.Press, after history: [RatingHistory.Press]
  ) -> [RatingHistory.Press]? {
    var run = [press]
    for earlier in history.reversed() {
      guard earlier.rating.score == press.rating.score, let first = run.last,
        first.stamp.elapsed(since: earlier.stamp) < Self.runGap
      else { break }
      run.append(earlier)
    }
    return run.count >= Self.runLength ? run.reversed().filter { !$0.excluded } : nil
  }
}
