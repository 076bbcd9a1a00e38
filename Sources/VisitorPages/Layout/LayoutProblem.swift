internal import Events
public import VisitorJourney

/// Something on a page that a finger cannot do, at the panel's size.
public struct LayoutProblem: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// mm that it has, and mm that it needs.
    case tooSmall(width: Double, height: Double, least: Double)
    case outside
    /// With another zone, or with a text that is not its own.
    case overlaps(String)
    /// Nearer to another zone than fingers are apart.
    case tooNear(String)
    /// Out of reach: of the access bar's quarter, or of somebody in a wheelchair.
    case tooHigh
  }

  public var page: PageName
  public var mode: ScreenMode
  /// The zone's name, or the text.
  public var what: String
  public var kind: Kind

  public var description: String {
    let place = "\(what) on the page \(page.rawValue)"
    switch kind {
    case .tooSmall(let width, let height, let least):
      return "\(place) is \(Self.tenths(width)) × \(Self.tenths(height)) mm; at least \(Self.tenths(least)) are needed"
    case .outside: return "\(place) reaches over the panel's edge"
    case .overlaps(let other): return "\(place) lies over \(other)"
    case .tooNear(let other): return "\(place) is too near to \(other)"
    case .tooHigh: return "\(place) is too high to reach"
    }
  }

  private static func tenths(_ length: Double) -> Double { (length * 10).rounded(.down) / 10 }
}

extension VisitorOffer {
  /// What cannot be pressed as it should be when this offer is shown on its panel: every page, language and mode is laid
  /// out. Empty for a panel that holds the screen.
  public var layoutProblems: [LayoutProblem] {
    var seen: Set<String> = []
    return SceneGallery.scenes(of: self, contrast: [false]).flatMap(\.scene.layoutProblems).filter {
      seen.insert($0.description).inserted
    }
  }
}

extension VisitorScene {
  /// What is wrong with the scene for a finger.
  public var layoutProblems: [LayoutProblem] {
    zones.flatMap(problems) + zip(zones.indices, zones).flatMap { pairs($1, with: zones[($0 + 1)...]) } + textProblems
  }

  private func problem(_ what: String, _ kind: LayoutProblem.Kind) -> LayoutProblem {
    LayoutProblem(page: page, mode: mode, what: what, kind: kind)
  }

  private func problems(of zone: SceneZone) -> [LayoutProblem] {
    var kinds: [LayoutProblem.Kind] = []
    let place = zone.rectangle
    let target = Target(zone.name)
    let least = if case .face = target { RatingPage.leastFace(panel) } else { PageFrame.target }
    if place.width < least - Self.hair || place.height < least - Self.hair {
      kinds.append(.tooSmall(width: place.width, height: place.height, least: least))
    }
    if !panel.area.contains(place) { kinds.append(.outside) }
    if place.y < highest(target) - Self.hair { kinds.append(.tooHigh) }
    return kinds.map { problem(zone.name, $0) }
  }

  private func highest(_ target: Target?) -> Double {
    switch target {
    case .access, .back: panel.height * 0.75
    default: PageFrame(panel: panel, mode: mode).highestControl
    }
  }

  private func pairs(_ zone: SceneZone, with others: ArraySlice<SceneZone>) -> [LayoutProblem] {
    others.compactMap { other in
      if zone.rectangle.intersects(other.rectangle) { return problem(zone.name, .overlaps(other.name)) }
      let around = zone.rectangle.inset(by: Self.hair - PageFrame.gap)
      return around.intersects(other.rectangle) ? problem(zone.name, .tooNear(other.name)) : nil
    }
  }

  /// Texts and symbols that lie over one another, over a zone's edge, or outside.
  private var textProblems: [LayoutProblem] {
    let drawn = elements.compactMap(\.named)
    return zip(drawn.indices, drawn).flatMap { index, item -> [LayoutProblem] in
      var kinds: [LayoutProblem.Kind] = panel.area.contains(item.rectangle) ? [] : [.outside]
      kinds += drawn[(index + 1)...].filter { $0.rectangle.intersects(item.rectangle) }.map { .overlaps($0.name) }
      kinds += zones.filter { zone in
        zone.rectangle.intersects(item.rectangle) && !zone.rectangle.contains(item.rectangle)
      }.map { .overlaps($0.name) }
      return kinds.map { problem(item.name, $0) }
    }
  }

  private static let hair = 0.01
}

extension Element {
  /// What is read or recognised, with a name for messages; boxes are only grounds.
  fileprivate var named: (name: String, rectangle: Rectangle)? {
    switch self {
    case .box: nil
    case .label(let label): ("“\(label.text)”", label.rectangle)
    case .symbol(let symbol, let rectangle, _): ("the symbol \(symbol.rawValue)", rectangle)
    case .qr(_, let rectangle): ("the QR code", rectangle)
    case .logo(let rectangle): ("the logo", rectangle)
    case .picture(let name, let rectangle): ("the picture \(name.rawValue)", rectangle)
    }
  }
}
