internal import VisitorJourney

/// A page while it is laid out: the frame, the words, and what has been put on it so far.
struct Sheet {
  let frame: PageFrame
  let words: Wording
  private(set) var elements: [Element] = []
  private(set) var zones: [SceneZone] = []
  /// What a voice says of the page.
  private var said: [String] = []

  init(frame: PageFrame) {
    self.frame = frame
    words = Wording(frame.mode.language)
  }

  /// Puts a text; an empty one, or one without room, is none.
  mutating func text(
    _ text: String, in rectangle: Rectangle, size: TextSize, weight: Label.Weight = .regular, ink: Ink = .ink,
    alignment: Label.Alignment = .leading, vertical: Label.Vertical = .middle, lines: Int = 1
  ) {
    guard !text.isEmpty, rectangle.height > 0, rectangle.width > 0 else { return }
    let size = frame.size(size, lines: min(lines, 2), in: rectangle.height)
    elements.append(
      .label(
        Label(
          text, in: rectangle, size: size, weight: weight, ink: ink, alignment: alignment, vertical: vertical,
          lines: max(1, lines))))
  }

  mutating func symbol(_ symbol: Symbol, in rectangle: Rectangle, ink: Ink = .ink) {
    guard rectangle.height > 0, rectangle.width > 0 else { return }
    // A face has its own colour everywhere: in another one its eyes and mouth would not be seen.
    elements.append(.symbol(symbol, rectangle, symbol.score.map { .face($0) } ?? ink))
  }

  mutating func say(_ text: String) { said.append(text) }

  var spoken: String { said.joined(separator: ". ") }

  mutating func put(_ element: Element) { elements.append(element) }

  /// Makes a rectangle something that is pressed, with the box that shows it.
  mutating func zone(
    _ target: Target, in rectangle: Rectangle, spoken: String, style: ButtonStyle = .plain, isEnabled: Bool = true
  ) {
    elements.append(
      .box(rectangle, fill: style.fill, border: style.border, radius: 2.5, pressedFill: style.pressedFill))
    zones.append(SceneZone(target.name, in: rectangle, spoken: spoken, isEnabled: isEnabled))
  }

  /// A strip with a text that is not pressed.
  mutating func notice(_ text: String, symbol: Symbol, in rectangle: Rectangle, ink: Ink = .warningInk) {
    guard rectangle.height > 0 else { return }
    elements.append(.box(rectangle, fill: .warning, border: .line, radius: 1.5, pressedFill: nil))
    var area = rectangle.inset(x: frame.isCompact ? 0.5 : 2, y: frame.isCompact ? 0.25 : 1)
    self.symbol(symbol, in: area.takeLeading(area.height, gap: frame.isCompact ? 1 : 2), ink: ink)
    self.text(text, in: area, size: frame.isCompact ? .small : .body, weight: .bold, ink: ink, lines: 2)
  }
}

/// How a button looks; what it means is always said in words too.
enum ButtonStyle: Hashable, Sendable {
  case plain
  /// The one main action of a page, or a mode that is on.
  case main
  /// Not to be had at the moment; pressing it shows why.
  case closed
  /// A large area that may be touched anywhere.
  case quiet

  var fill: Ink {
    switch self {
    case .plain: .surface
    case .main: .accent
    case .closed: .disabledSurface
    case .quiet: .page
    }
  }

  var pressedFill: Ink {
    switch self {
    case .plain, .quiet: .surfacePressed
    case .main: .accentPressed
    case .closed: .disabledSurface
    }
  }

  var border: Ink? { self == .main ? nil : .line }

  var ink: Ink {
    switch self {
    case .plain, .quiet: .ink
    case .main: .accentInk
    case .closed: .disabledInk
    }
  }

  var detailInk: Ink { self == .plain ? .mutedInk : ink }
}
