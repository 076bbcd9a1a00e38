public import Events
public import Ports
public import VisitorJourney

extension VisitorOffer {
  /// A service's guide for paper; `nil` for a service that is not offered, or whose guide is empty.
  public func guideSheet(of service: String, in language: Language) -> GuideSheet? {
    guard let service = self.service(service), !service.guide.isEmpty else { return nil }
    let words = Wording(language)
    return GuideSheet(
      office: words[office], title: words[service.name], kind: words[.guideIsNoTicket],
      sections: service.guide.sections(words), version: service.guide.version(words),
      address: service.guide.onlineAddress)
  }
}
