internal import Events
internal import Ports
internal import Settings
internal import VisitorJourney
internal import VisitorPages

extension LoopParts {
  /// The loop's participants, in the order in which each input reaches them. This is the one list of them.
  func participants(at moment: LoopMoment) -> [any LoopSeat] {
    let all: [(any LoopSeat)?] = [
      calls, presses, paper, visitor(at: moment), display, speaker, staffMenu, link, keeper,
      upkeep(at: moment),
    ]
    return all.compactMap(\.self)
  }

  private var calls: any LoopSeat {
    Seat(CallParticipant()) { [finder] effect, report in
      switch effect {
      case .answer(let call, let result): call.answer(result)
      case .find(let query):
        finder.find(query.label, on: query.date) { report(CallParticipant.Finding(query: query, tickets: $0)) }
      }
    }
  }

  private var presses: any LoopSeat {
    Seat(
      PressParticipant(
        inputs: settings.inputs, presses: settings.presses, quirks: quirks,
        touchscreen: screen == nil ? nil : settings.touchscreen))
  }

  private var paper: any LoopSeat {
    let paper = PaperParticipant(
      printers: settings.printers.map(\.name).filter { printers[$0] != nil }, tickets: tickets, journal: rules.journal,
      offer: VisitorOffer(settings), visitorLimit: settings.paper.visitorLimit)
    return Seat(paper) { [printers] effect, _ in
      switch effect {
      case .print(let order, let name): printers[name]?.print(order)
      case .printSheet(let sheet, let name): printers[name]?.printSheet(sheet) { _ in }
      case .printReadyLine(let name): printers[name]?.printReadyLine()
      case .settle(let intentions, let ages, let name): printers[name]?.settle(intentions, ages: ages)
      }
    }
  }

  private func visitor(at moment: LoopMoment) -> (any LoopSeat)? {
    guard screen != nil else { return nil }
    return VisitorParticipant(settings, rules: rules, tickets: tickets, at: moment).map { Seat($0) }
  }

  private var display: (any LoopSeat)? {
    screen.map { screen in
      Seat(ScreenParticipant()) { effect, _ in screen.show(effect.scene, pressed: effect.pressed) }
    }
  }

  private var speaker: (any LoopSeat)? {
    voice.map { voice in Seat(VoiceParticipant()) { effect, _ in voice.speak(effect.text, in: effect.language) } }
  }

  private var staffMenu: (any LoopSeat)? {
    guard let staff, screen != nil else { return nil }
    let menu = StaffMenuParticipant(
      settings, rules: rules, pin: staff.pin, printers: staff.printers.map(\.name))
    return menu.map { Seat($0) { effect, report in staff.perform(effect) { report($0) } } }
  }

  private var link: any LoopSeat {
    let centre = CentreParticipant(hours: settings.hours, office: settings.site.time)
    return Seat(centre) { [committed, officeClosed] effect, _ in
      switch effect {
      case .committed: committed()
      case .officeClosed: officeClosed()
      }
    }
  }

  private var keeper: (any LoopSeat)? {
    checkpoints.map { checkpoints in
      Seat(CheckpointParticipant(folded: folded)) { effect, _ in
        checkpoints.keep { try effect.state.checkpoint(at: effect.seq) }
      }
    }
  }
}

extension LoopParts {
  private func upkeep(at moment: LoopMoment) -> (any LoopSeat)? {
    retention.map { retention in
      Seat(RetentionParticipant(rules: rules, at: moment)) { effect, report in retention.perform(effect) { report($0) }
      }
    }
  }
}

extension StaffParts {
  /// - Parameter report: called exactly once, on any thread.
  fileprivate func perform(
    _ effect: StaffMenuParticipant.Effect, then report: @escaping @Sendable (StaffMenuParticipant.Outcome) -> Void
  ) {
    switch effect {
    case .askCentre: report(.centre(centre()))
    case .printSheet(let sheet, let task, let name):
      printer(name)?.printSheet(sheet) { report(.ended(task, StaffOutcome($0))) }
    case .setClock(let instant, let date): machine.setClock(to: instant) { report(.clockSet(date, $0)) }
    case .powerOff: machine.powerOff { report(.ended(.shutDown, $0)) }
    case .copyTables(let date): tables.copyTables(of: date) { report(.ended(.copyToUSB, $0)) }
    }
  }

  private func printer(_ name: String) -> (any SheetPrinting)? {
    printers.first { $0.name == name }
  }
}
