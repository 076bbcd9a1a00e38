internal import Events

extension Journey {
  mutating func press(_ target: Target, at time: Int64) {
    answer(target, at: time)
    touch(at: time)
  }

  private mutating func answer(_ target: Target, at time: Int64) {
    if case .access(let key) = target { return access(key, at: time) }
    switch stage {
    case .home: pressHome(target, at: time)
    case .visitorType(let service):
      if case .visitorType(let type) = target { issue(service, type, at: time) }
      if target == .back { enter(.home, until: nil) }
    case .info(let service, let part): pressInfo(target, service, part: part, at: time)
    case .number(let given, _, _): pressNumber(target, given)
    case .numberWithoutPaper(let given, _): target == .noted ? noted(given) : leave(given, at: time)
    case .rating, .reason, .thanks: pressRating(target, at: time)
    case .refused: if target == .back { rest() }
    case .help(let resume): pressHelp(target, resume)
    case .notices(let resume): if target == .back { enter(resume, until: nil) }
    case .stillThere(let resume): target == .stay ? enter(resume, until: nil) : endVisit()
    case .roll(let concern): pressRoll(target, concern)
    case .staff(let stage): pressStaff(target, stage, at: time)
    case .issuing, .counting: break
    }
  }

  private mutating func pressHome(_ target: Target, at time: Int64) {
    switch target {
    case .service(let code): choose(code, at: time)
    case .info(let code): enter(.info(service: code, part: 0), until: nil)
    case .group(let index): home.group = index
    case .more: home.page += 1
    case .lane: home.lane = .priority
    case .back: home.group == nil ? (home.lane = .normal) : (home.group = nil)
    case .rate: enter(.rating(corrects: nil), until: nil)
    case .notices: enter(.notices(resume: stage), until: nil)
    default: break
    }
    if target != .more, !target.isOfOneService { home.page = 0 }
  }

  private mutating func pressInfo(_ target: Target, _ service: String, part: Int, at time: Int64) {
    switch target {
    case .more: stage = .info(service: service, part: part + 1)
    case .printGuide:
      ask(.printGuide(service: service, language: mode.language))
      guideUntil = time + Patience.guide
    case .takeNumber: choose(service, at: time)
    case .back: enter(.home, until: nil)
    default: break
    }
  }

  private mutating func pressHelp(_ target: Target, _ resume: Stage) {
    switch target {
    case .back: enter(resume, until: nil)
    case .notices: enter(.notices(resume: resume), until: nil)
    default: break
    }
  }

  /// The number yields to whoever touches next.
  private mutating func pressNumber(_ target: Target, _ given: NumberGiven) {
    switch target {
    case .visitorType(let type):
      ask(.visitorType(seq: given.seq, type))
      if case .number(_, let paperIsOut, _) = stage {
        stage = .number(given, paperIsOut: paperIsOut, typeIsAsked: false)
      }
    case .next: endVisit()
    default: break
    }
  }

  private mutating func choose(_ code: String, at time: Int64) {
    guard let service = offer.service(code) else { return }
    let state = office.state(of: code)
    guard state == .open else { return enter(.refused(.closed(state)), until: time + Patience.message) }
    if service.guide.onlineAddress != nil { return enter(.info(service: code, part: 0), until: nil) }
    if offer.asking == .first, !offer.visitorTypes.isEmpty {
      enter(.visitorType(service: code), until: nil)
    } else {
      issue(code, VisitorTypeOffer.notStated.code, at: time)
    }
  }

  private mutating func issue(_ service: String, _ type: String, at time: Int64) {
    ask(.issue(service: service, visitorType: type, lane: home.lane, language: mode.language))
    enter(.issuing(from: stage, isSlow: false), until: time + Patience.slow)
  }

  private mutating func access(_ key: AccessKey, at time: Int64) {
    switch key {
    case .language:
      let next = (offer.languages.firstIndex(of: mode.language) ?? 0) + 1
      mode.language = offer.languages[next % offer.languages.count]
    case .largeText: mode.largeText.toggle()
    case .wheelchair: mode.wheelchair.toggle()
    case .contrast: mode.contrast.toggle()
    case .help: askHelp(at: time)
    }
  }

  private mutating func askHelp(at time: Int64) {
    if case .help = stage { return }
    if helpAskedAt.map({ time - $0 >= Patience.help }) ?? true {
      ask(.helpAsked)
      helpAskedAt = time
    }
    switch stage {
    // What is shown for a moment comes first.
    case .number, .numberWithoutPaper, .issuing, .counting, .reason, .thanks, .staff: break
    case .stillThere(let resume): enter(.help(resume: resume), until: nil)
    default: enter(.help(resume: stage), until: nil)
    }
  }
}

extension Target {
  fileprivate var isOfOneService: Bool {
    switch self {
    case .service, .info, .notices: true
    default: false
    }
  }
}
