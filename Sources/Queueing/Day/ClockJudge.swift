public import Events

/// Why the wall clock cannot be believed.
public enum ClockDoubt: String, Hashable, Sendable, Codable {
  /// Earlier than, or less than 10 min after, the last event of another boot, and no hardware clock ran through: the
  /// battery is dead.
  case behindJournal = "behind_journal"
  /// Earlier than the program was built.
  case beforeBuild = "before_build"
  /// More than 30 days after the last believed event of another boot.
  case tooFarAhead = "too_far_ahead"
  /// The clock departed from the time since boot: back by more than 10 min, or ahead by a day.
  case jumpedWhileRunning = "jumped_while_running"
}

/// Judges the wall clock against the journal, the time since boot and the kernel's word.
///
/// | known | reading, not synchronised | judgement |
/// | --- | --- | --- |
/// | anything | synchronised | synchronised |
/// | in doubt since an event of this boot | any | doubtful, until synchronised or confirmed by staff |
/// | nothing | before the build date / else | doubtful / plausible |
/// | believed event of this boot | departs by < −10 min or ≥ +23 h from the time since boot | doubtful |
/// | events of another boot | not before the latest, and a hardware clock ran through | plausible, unless > 30 days |
/// | | else < 10 min after the latest, or > 30 days after the last believed | doubtful |
/// | else | | plausible; ends a doubt of another boot |
public struct ClockJudge: Hashable, Sendable, Codable {
  /// Ten minutes: less than a machine needs to be switched off and on for a reason, more than a clock drifts in a day.
  static let backwardTolerance: Int64 = 10 * 60 * 1000
  /// A jump of a day must not open a day; an hour less, because `date` is set by hand to the minute.
  static let forwardTolerance: Int64 = 23 * 3_600_000
  static let longestBreak: Int64 = 30 * 86_400_000
  /// A hardware clock tells whole seconds, and is read some time after the system's clock was set from it.
  static let hardwareTolerance: Int64 = 5000

  /// The last stamp that was believed.
  public private(set) var believed: Stamp?
  public private(set) var doubt: ClockDoubt?
  /// The last stamp, believed or not.
  private var latest: Stamp?

  public init() {}

  enum CodingKeys: String, CodingKey {
    case believed, doubt, latest
  }

  /// What the reading is worth, and since when it is not; changes nothing.
  public func judge(_ reading: ClockReading, buildDate: Int64) -> (trust: ClockTrust, doubt: ClockDoubt?) {
    if reading.synchronised { return (.synchronised, nil) }
    let standing = latest?.boot == reading.boot ? doubt : nil
    if let doubt = standing ?? newDoubt(about: reading, buildDate: buildDate) { return (.doubtful, doubt) }
    return (.plausible, nil)
  }

  /// Where the clock should stand by what is believed; for the record of a jump.
  public func expected(for reading: ClockReading) -> Int64 {
    guard let believed else { return reading.at }
    return believed.boot == reading.boot ? believed.at + reading.uptime - believed.uptime : believed.at
  }

  public mutating func apply(_ stamp: Stamp) {
    latest = stamp
    if stamp.clock != .doubtful { believed = stamp }
  }

  public mutating func apply(_ jump: ClockJumped) {
    doubt = ClockDoubt(rawValue: jump.reason) ?? .jumpedWhileRunning
  }

  /// The date is certain again. From here on the clock is measured against this moment.
  public mutating func settle(at stamp: Stamp) {
    doubt = nil
    believed = stamp
  }

  /// Whether a clock with a battery went on while the power was off: a short power cut is no reason for doubt then.
  private func ranThrough(_ reading: ClockReading, since end: Int64) -> Bool {
    guard let hardware = reading.hardware else { return false }
    return hardware >= end && abs(hardware - reading.at) <= Self.hardwareTolerance
  }

  private func newDoubt(about reading: ClockReading, buildDate: Int64) -> ClockDoubt? {
    if reading.at < buildDate { return .beforeBuild }
    guard let believed else { return nil }
    let departure = reading.at - expected(for: reading)
    if believed.boot == reading.boot {
      return departure < -Self.backwardTolerance || departure >= Self.forwardTolerance ? .jumpedWhileRunning : nil
    }
    let end = max(believed.at, latest?.at ?? believed.at)
    if reading.at - end < Self.backwardTolerance, !ranThrough(reading, since: end) { return .behindJournal }
    return departure > Self.longestBreak ? .tooFarAhead : nil
  }
}
