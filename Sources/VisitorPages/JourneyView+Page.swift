internal import Events
internal import VisitorJourney

extension JourneyView {
  /// The view laid out for the office's panel.
  ///
  /// - Parameters:
  ///   - revision: of the scene; see `VisitorScene.revision`.
  ///   - focus: the zone that has the focus.
  func scene(of offer: VisitorOffer, revision: Int, focus: String? = nil) -> VisitorScene {
    StagePages(view: self, offer: offer).page(of: stage)
      .scene(offer, clock: office.clock, mode: mode, revision: revision, focus: focus)
  }
}

/// The page of each stage of a journey.
private struct StagePages {
  let view: JourneyView
  let offer: VisitorOffer

  private var office: OfficeState { view.office }
  private var words: Wording { Wording(view.mode.language) }

  func page(of stage: Stage) -> any ScenePage {
    switch stage {
    case .home: homePage
    case .visitorType(let code):
      VisitorTypePage(service: offer.service(code)?.name ?? offer.office, types: offer.visitorTypes)
    case .info(let code, let part): infoPage(code, part: part)
    case .issuing(let from, isSlow: false), .counting(let from): page(of: from)
    case .issuing(_, isSlow: true):
      MessagePage(name: .oneMoment, hasBack: false, title: words[.oneMoment], symbol: .clock)
    case .number(let given, let paperIsOut, let typeIsAsked):
      NumberPage(
        given: given, service: offer.service(given.service), paperIsOut: paperIsOut,
        types: typeIsAsked ? offer.visitorTypes : [])
    case .numberWithoutPaper(let given, let trouble):
      NumberWithoutPaperPage(given: given, service: offer.service(given.service), trouble: trouble)
    case .refused(let why): refusedPage(why)
    case .rating, .reason, .thanks: ratingPage(stage)
    case .help: helpPage
    case .notices: NoticesPage(rule: offer.callingRule, address: offer.privacyAddress)
    case .stillThere: StillTherePage()
    case .roll(let concern): RollPage(concern: concern)
    case .staff(let stage): staffPage(stage)
    }
  }

  private var homePage: any ScenePage {
    if let reason = offer.closure(office) {
      return ClosedPage(offer: offer, office: office, reason: reason, strip: view.strip)
    }
    return HomePage(offer: offer, office: office, view: view.home, strip: view.strip)
  }

  private func infoPage(_ code: String, part: Int) -> any ScenePage {
    guard let service = offer.service(code) else { return homePage }
    return ServiceInfoPage(
      service: service, isOpen: office.state(of: code) == .open, part: part,
      printing: !offer.printsGuides || office.paper != .ready
        ? .impossible : view.isPrintingGuide ? .underway : .offered)
  }

  private func refusedPage(_ why: Stage.Refused) -> any ScenePage {
    var lines: [String] = []
    let title: String
    switch why {
    case .closed(let state):
      title = words.closure(state) ?? words[.notAvailable]
      if case .suspended(let ways?) = state { lines.append("\(words[.otherWays]): \(words[ways])") }
    case .unavailable:
      title = words[.notAvailable]
      lines.append(words[.askFirstReception])
    case .pressAgain: title = words[.pressAgain]
    }
    if let telephone = offer.telephone { lines.append(words(.callUs, ["telephone": telephone])) }
    return MessagePage(name: .refused, hasBack: true, title: title, lines: lines, symbol: .clock)
  }

  private var helpPage: any ScenePage {
    let lines = offer.telephone.map { [words(.callUs, ["telephone": $0])] } ?? []
    return MessagePage(
      name: .help, hasBack: true, title: words[offer.helpIsSeen ? .helpIsComing : .askFirstReception], lines: lines,
      symbol: .help, leadsToNotices: true)
  }

  private func ratingPage(_ stage: Stage) -> any ScenePage {
    switch stage {
    case .reason(let face, let canCorrect): RatingReasonPage(score: face.score, canCorrect: canCorrect)
    case .thanks(let face, let canCorrect): RatingThanksPage(score: face.score, canCorrect: canCorrect)
    case .rating(let corrects):
      RatingPage(
        rating: offer.rating, corrected: corrects?.score, hasBack: offer.purpose != .rating || corrects != nil,
        notices: offer.drill ? [Notice(text: words[.drill], symbol: .staff)] : [])
    default: homePage
    }
  }

  private func staffPage(_ stage: StaffStage) -> any ScenePage {
    switch stage {
    case .pin(let entered, let isWrong): StaffPINPage(digits: entered.count, trouble: isWrong ? .wrongPIN : nil)
    case .locked: StaffAnswerPage(title: words[.staffMenu], lines: [words[.locked]])
    case .menu: StaffMenuPage(report: view.staffReport)
    case .status: StaffAnswerPage(title: words[.status], lines: view.staffReport.lines(words))
    case .confirm(let task): confirmPage(task)
    case .working: StaffAnswerPage(title: words[.staffMenu], lines: [words[.oneMoment]])
    case .answer(let text, let isDone):
      StaffAnswerPage(
        title: words[isDone ? .done : .failed],
        lines: text.map { words[$0].split(separator: "\n").map(String.init) } ?? [])
    case .rollQuestion: StaffAnswerPage(title: words[.seePrint], answers: (.see, .seeNot))
    case .turnRoll: StaffAnswerPage(title: words[.turnRoll], picture: .rollTurned)
    case .date(let value): StaffDatePage(value: value)
    }
  }

  private func confirmPage(_ task: StaffTask) -> any ScenePage {
    guard task == .voidLast else {
      return StaffAnswerPage(
        title: words[.askShutDown], lines: [view.staffReport.sending(words)], answers: (.yes, .no))
    }
    let number = view.staffReport.lastNumber?.description ?? ""
    return StaffAnswerPage(title: words(.askVoidLast, ["number": number]), answers: (.voidIt, .keepIt))
  }
}
