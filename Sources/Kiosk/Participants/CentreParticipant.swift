internal import Events
internal import Queueing

/// What the link to the centre must know: that there is something to send, and that the office has closed. Soon after
/// closing time somebody cuts the power at the wall: until then everything should have been sent.
struct CentreParticipant: Participant {
  enum Effect: Sendable {
    case committed
    /// Once a day.
    case officeClosed
  }

  private let hours: OpeningHours
  private let office: OfficeTime
  /// The last date whose closing time has passed here.
  private var closedOn: ServiceDate?
  private(set) var deadline: Int64?

  init(hours: OpeningHours, office: OfficeTime) {
    self.hours = hours
    self.office = office
  }

  mutating func receive(_ input: LoopInput, at moment: LoopMoment) -> [LoopOutput<Effect>] {
    switch input {
    case .durable: return [.effect(.committed)]
    case .time: return noticeClosing(moment)
    case .started, .signal, .signalsLost, .printer, .call, .answer, .outcome, .notice, .settled: return []
    }
  }

  private mutating func noticeClosing(_ moment: LoopMoment) -> [LoopOutput<Effect>] {
    deadline = nil
    let now = moment.reading.at
    let date = office.date(at: now)
    guard closedOn != date, let hours = hours.hours(on: date) else { return [] }
    let left = office.start(of: date) + Int64(hours.close) * 60_000 - now
    guard left <= 0 else {
      deadline = moment.time + left * 1000
      return []
    }
    closedOn = date
    return [.effect(.officeClosed)]
  }
}
