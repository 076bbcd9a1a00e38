/// The question whether print is seen on a roll that was put in: a page for the time in which nobody needs the screen.
///
/// | the office's roll | nobody is at the screen | a visitor is |
/// | --- | --- | --- |
/// | is asked about | the question, until it is answered or turned away | later |
/// | lies the wrong way round | the picture, until it is touched | later |
/// | is no concern any more | home | – |
extension Journey {
  /// Shows what concerns a roll when the screen is free for it, and takes it away when it is settled.
  mutating func attendRoll() {
    if office.roll != settledRoll { settledRoll = nil }
    if case .roll(let shown) = stage {
      // The picture is shown already while the answer is on its way.
      guard shown != office.roll, settledRoll == nil else { return }
      let due = due
      rest()
      self.due = due
    }
    if let roll = office.roll, roll != settledRoll, isFree { enter(.roll(roll), until: nil) }
  }

  mutating func pressRoll(_ target: Target, _ concern: RollConcern) {
    switch target {
    case .yes where !concern.isWrongWayRound:
      ask(.rollSeen(printer: concern.printer, true))
      leaveRoll(concern)
    case .no where !concern.isWrongWayRound:
      ask(.rollSeen(printer: concern.printer, false))
      settledRoll = concern
      enter(.roll(RollConcern(printer: concern.printer, isWrongWayRound: true)), until: nil)
    case .next, .back: leaveRoll(concern)
    default: break
    }
  }

  private mutating func leaveRoll(_ concern: RollConcern) {
    settledRoll = office.roll ?? concern
    rest()
  }
}
