internal import VisitorJourney

/// One page of the screen: what it needs to know, and how that is laid out.
protocol ScenePage: Sendable {
  var name: PageName { get }
  /// Whether the access bar has a way back.
  var hasBack: Bool { get }
  /// Puts the page's header and body; the access bar is the same on every page.
  func draw(on sheet: inout Sheet, _ surroundings: PageSurroundings)
}

extension ScenePage {
  var hasBack: Bool { true }

  /// - Parameters:
  ///   - revision: of the scene; see `VisitorScene.revision`.
  ///   - focus: the zone that has the focus.
  func scene(
    _ offer: VisitorOffer, clock: OfficeClock?, mode: ScreenMode, revision: Int = 0, focus: String? = nil
  ) -> VisitorScene {
    let surroundings = PageSurroundings(
      languages: offer.languages, office: offer.office, clock: clock, hasBack: hasBack, hasLogo: offer.hasLogo)
    var sheet = Sheet(frame: PageFrame(panel: offer.panel, mode: mode))
    draw(on: &sheet, surroundings)
    sheet.accessBar(surroundings)
    return VisitorScene(
      revision: revision, page: name, panel: offer.panel, mode: mode, elements: sheet.elements, zones: sheet.zones,
      focus: focus, spoken: sheet.spoken)
  }
}
