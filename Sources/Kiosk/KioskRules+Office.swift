internal import Events
internal import Queueing
internal import Settings
internal import VisitorJourney

/// What the screen must know of the office, by the durable state.
extension KioskRules {
  /// - Parameter isWriting: `false` when the journal has failed for good: nothing can be given then.
  func officeState(at reading: ClockReading, in state: KioskState, isWriting: Bool) -> OfficeState {
    let clock = believedClock(at: reading, in: state)
    return OfficeState(
      services: services(at: clock, isGiving: isWriting && !state.queue.isIssuingPaused), paper: paper(in: state.queue),
      waiting: isServingMeasured ? state.queue.waiting : [:], clock: clock, roll: roll(in: state.queue),
      notices: state.notices(at: clock?.minute))
  }

  /// Date and time as they may be shown and printed; `nil` under a doubtful clock.
  func believedClock(at reading: ClockReading, in state: KioskState) -> OfficeClock? {
    let stamp = stamp(reading, in: state)
    return stamp.clock == .doubtful ? nil : officeClock(at: stamp.at, in: state)
  }

  /// A guide on paper that a visitor asks for; `nil` where no printer is in service, which the screen says before.
  func guide(of service: String, in language: String, state: KioskState) -> GuideRequested? {
    guard let day = state.day, let printer = state.queue.firstInService(of: queue.printers) else { return nil }
    return GuideRequested(
      day: day.id, date: day.date, service: service, language: language, printer: printer, drill: queue.drill)
  }

  /// The first printer whose new roll nobody has seen print on, or that lies the wrong way round.
  private func roll(in state: QueueState) -> RollConcern? {
    for printer in queue.printers {
      let roll = state.roll(in: printer)
      if roll.isAsked || roll.isWrongWayRound {
        return RollConcern(printer: printer, isWrongWayRound: roll.isWrongWayRound)
      }
    }
    return nil
  }

  private func officeClock(at instant: Int64, in state: KioskState) -> OfficeClock {
    OfficeClock(date: state.day?.date ?? office.time.date(at: instant), minute: office.time.minuteOfDay(at: instant))
  }

  /// As `checkHours` decides when a number is asked for: nothing is closed while the clock is doubtful.
  private func services(at clock: OfficeClock?, isGiving: Bool) -> [String: ServiceState] {
    var states: [String: ServiceState] = [:]
    for code in queue.services.keys {
      if !isGiving {
        states[code] = .suspended(otherWays: nil)
      } else if let clock {
        states[code] = ServiceState(
          office.gate(of: code, on: clock.date, minute: clock.minute))
      }
    }
    return states
  }

  /// What the next ticket can count on: one printer that is not out is enough.
  private func paper(in state: QueueState) -> PaperState {
    guard let first = queue.printers.first else { return .absent }
    if state.firstInService(of: queue.printers) != nil { return .ready }
    return [.paperOut, .rollWrongWayRound].contains(state.printerState(of: first)) ? .out : .fault
  }
}

extension ServiceState {
  init(_ gate: TicketGate) {
    self =
      switch gate {
      case .open: .open
      case .notYetOpen(let minute): .notYetOpen(from: minute)
      case .noMoreTickets: .noMoreTickets
      case .holiday(let name): .holiday(name)
      case .closedToday: .closedToday
      }
  }
}
