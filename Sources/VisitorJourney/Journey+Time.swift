internal import Events

extension Journey {
  /// Does what the passing of time does, up to this time.
  mutating func expire(at time: Int64) {
    if let strip, time >= strip.until { self.strip = nil }
    if let until = guideUntil, time >= until { guideUntil = nil }
    if let until = staff.lockedUntil, time >= until { staff.lockedUntil = nil }
    guard let due, time >= due else { return }
    self.due = nil
    switch stage {
    case .home:
      if isTouched { askStillThere(at: time) }
    case .visitorType, .info, .notices: askStillThere(at: time)
    case .rating(let corrects):
      if corrects == nil, isTouched || offer.purpose == .both { askStillThere(at: time) } else { endVisit() }
    case .help(let resume):
      if resume.isRest, !isTouched { endVisit() } else { askStillThere(at: time) }
    case .issuing(let from, _): stage = .issuing(from: from, isSlow: true)
    case .counting: break
    case .numberWithoutPaper(let given, _): leave(given, at: time)
    case .reason, .thanks: expireCorrection(at: time)
    // Before the paper is out a number has no end of its own: how long its visitor waits, whoever prints it says.
    case .number, .refused, .stillThere, .roll, .staff: endVisit()
    }
  }

  /// A visitor did something: the waiting begins anew.
  mutating func touch(at time: Int64) {
    switch stage {
    case .home, .roll: due = isTouched ? time + Patience.idle(mode) : nil
    case .rating(let corrects):
      due = corrects != nil || isTouched || offer.purpose == .both ? time + Patience.idle(mode) : nil
    case .visitorType, .info, .notices, .help, .stillThere: due = time + Patience.idle(mode)
    case .staff: due = time + Patience.staff
    case .issuing, .number, .numberWithoutPaper, .refused, .counting, .reason, .thanks: break
    }
  }

  /// Whether a visitor has changed something on a page that otherwise rests.
  private var isTouched: Bool {
    mode != ScreenMode(language: offer.languages.first ?? .thai) || home != HomeView() || usesKeys
  }

  /// Whether the screen rests, and nobody is in the middle of anything.
  var isFree: Bool { stage.isRest && due == nil && !isTouched }

  private mutating func askStillThere(at time: Int64) {
    enter(.stillThere(resume: stage), until: time + Patience.idle(mode))
  }

  /// The time for a correction ends before the page does, where the page also asks for a reason.
  private mutating func expireCorrection(at time: Int64) {
    guard case .reason(let face, canCorrect: true) = stage else { return endVisit() }
    stage = .reason(face, canCorrect: false)
    due = time + Patience.reason - Patience.correct
  }
}

extension Stage {
  /// Whether nobody needs to be at the kiosk.
  var isRest: Bool {
    switch self {
    case .home, .rating(corrects: nil), .roll: true
    default: false
    }
  }
}
