public import VisitorJourney

extension VisitorOffer {
  /// What the office's settings offer on the screen; `nil` without one.
  public init?(_ settings: KioskSettings) {
    guard let screen = settings.screen else { return nil }
    self.init(
      panel: screen.panel, purpose: screen.purpose, languages: screen.languages, office: settings.site.name,
      telephone: settings.site.telephone, services: settings.services.map(\.offer),
      visitorTypes: settings.visitorTypes.filter { $0.code != VisitorTypeOffer.notStated.code }, asking: screen.asking,
      hasPriorityLane: screen.hasPriorityLane, rating: screen.faces?.offer ?? RatingOffer(),
      privacyAddress: screen.privacyNotice, helpIsSeen: screen.helpIsSeen, printsGuides: !settings.printers.isEmpty,
      drill: settings.kiosk.drill, hasLogo: screen.logoFile != nil)
  }
}
