internal import Events
internal import Queueing
internal import VisitorJourney

/// A service's guide on paper, as a visitor asks for it at the screen.
extension LoopTurn {
  /// Nothing where no printer is in service, which the screen says before.
  mutating func requestGuide(of service: String, in language: Language) {
    let state = machine.state
    guard let day = state.day, let printer = state.queue.firstInService(of: parts.rules.queue.printers) else { return }
    let request = GuideRequested(
      day: day.id, date: day.date, service: service, language: language.rawValue, printer: printer,
      drill: parts.rules.queue.drill)
    decide(.fact(.guideRequested(request)))
  }

  /// The request is durable.
  func printGuide(_ guide: GuideRequested) {
    guard let language = Language(rawValue: guide.language),
      let sheet = screen?.offer.guideSheet(of: guide.service, in: language)
    else { return }
    parts.printers[guide.printer]?.printGuide(sheet)
  }
}
