internal import Events
internal import VisitorJourney

/// Where the parts of every page are: a header with a text, a body, and the access bar that is always within reach.
struct PageFrame: Hashable, Sendable {
  /// The least width and height of what is pressed, in millimetres (an adult fingertip, and a trembling one).
  static let target = 20.0
  /// The least distance between two things that are pressed.
  static let gap = 3.0
  /// How much of the panel's height, counted from below, somebody in a wheelchair reaches; never less than this many mm.
  static let reach = 0.65
  static let leastReach = 130.0

  let panel: Panel
  let mode: ScreenMode

  /// A panel so low that every line of text costs a row of buttons.
  var isCompact: Bool { panel.height < 120 }
  var margin: Double { min(6, min(panel.width, panel.height) / 60) }
  /// Between a text and what is below it.
  var textGap: Double { isCompact ? 1.5 : 3 }

  private var inside: Rectangle { panel.area.inset(by: margin) }

  var header: Rectangle {
    var area = inside
    return area.takeTop(isCompact ? 8 : min(34, panel.height * 0.11))
  }

  /// In the lowest quarter of the panel.
  var bar: Rectangle {
    var area = inside
    return area.takeBottom(min(max(24, line(.small) * 3.5), panel.height / 4 - margin))
  }

  /// Between header and bar.
  var body: Rectangle {
    var area = inside
    _ = area.takeTop(header.height, gap: textGap)
    _ = area.takeBottom(bar.height, gap: Self.gap)
    return area
  }

  /// The part of an area in which controls may be: all of it, or in wheelchair mode what is within reach.
  func reachable(_ area: Rectangle) -> Rectangle {
    let cut = max(0, highestControl - area.y)
    return Rectangle(x: area.x, y: area.y + cut, width: area.width, height: area.height - cut)
  }

  /// mm from the panel's upper edge.
  var highestControl: Double {
    mode.wheelchair ? max(0, panel.height - max(panel.height * Self.reach, Self.leastReach)) : 0
  }

  /// Cuts an area into a text above and controls below.
  ///
  /// - Parameters:
  ///   - share: the text's part of the height; more in wheelchair mode.
  ///   - least: the height that the controls need in any case.
  ///   - gap: between them; at least `PageFrame.gap` where the text is pressed too.
  func split(
    _ area: Rectangle, text share: Double, least: Double = target, gap: Double? = nil
  ) -> (text: Rectangle, controls: Rectangle) {
    let gap = gap ?? textGap
    let wanted = max(area.height * share, highestControl - area.y - gap)
    let height = max(0, min(wanted, area.height - least - gap))
    var rest = area
    let text = rest.takeTop(height, gap: gap)
    return (text, rest)
  }

  /// The wanted size, or a smaller one of which so many lines have room.
  func size(_ wanted: TextSize, lines: Int, in height: Double) -> TextSize {
    let falling: [TextSize] = [.title, .heading, .button, .body]
    guard let first = falling.firstIndex(of: wanted) else { return wanted }
    return falling[first...].first { Double(lines) * line($0) * 0.85 <= height } ?? .small
  }

  /// About the width of a text on one line at its full size, in millimetres: the renderer measures, this only keeps room.
  func width(of text: String, _ size: TextSize) -> Double { Double(text.count) * line(size) * 0.52 }

  /// About how many lines a text needs at its full size.
  func lines(of text: String, _ size: TextSize, in width: Double) -> Int {
    max(1, Int((self.width(of: text, size) / max(1, width)).rounded(.up)))
  }

  /// The height of one line of text, in millimetres: room for it at three quarters of its full size, with the marks that
  /// Thai letters carry above and below. The renderer's type scale is a little larger, and shrinks to no less than 0.6.
  func line(_ size: TextSize) -> Double {
    let em: Double =
      switch size {
      case .huge: 62
      case .number: 26
      case .title: 11.5
      case .heading: 9
      case .button: 8
      case .body: 6.4
      case .small: 5
      }
    // Smaller panels are looked at from nearer.
    let nearness = min(max((min(panel.width, panel.height) / 229).squareRoot(), 0.68), 1.25)
    return em * 0.75 * 1.5 * nearness * (mode.largeText ? 1.3 : 1)
  }
}
