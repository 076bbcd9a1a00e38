public import Events
public import VisitorPages
public import VisitorJourney

/// Pages that use everything a scene can hold, for tests of the screen, its bench and its trial on a real display. They
/// look like the product's and are laid out here, so that a change of the product's pages is no change of these.
public enum SamplePage: String, CaseIterable, Sendable {
  case services, rating, number, notice, symbols

  /// The page on a panel.
  public func scene(on panel: Panel, _ mode: ScreenMode = ScreenMode(), revision: Int = 1) -> VisitorScene {
    var layout = SampleLayout(panel: panel, isThai: mode.language == .thai)
    switch self {
    case .services: layout.addServices()
    case .rating: layout.addRating()
    case .number: layout.addNumber()
    case .notice: layout.addNotice()
    case .symbols: layout.addSymbols()
    }
    return VisitorScene(
      revision: revision, page: pageName, panel: panel, mode: mode, elements: layout.elements, zones: layout.zones)
  }

  private var pageName: PageName {
    switch self {
    case .services: .home
    case .rating: .rating
    case .number: .number
    case .notice: .numberWithoutPaper
    case .symbols: .staffMenu
    }
  }
}

extension Panel {
  /// 15 inches, 4:3.
  public static let standard = Panel(width: 305, height: 229)
  /// 22 inches, 16:9.
  public static let wide = Panel(width: 477, height: 268)
  /// The same, hung upright.
  public static let upright = Panel(width: 268, height: 477)
  /// 7 inches.
  public static let small = Panel(width: 154, height: 86)
}
