public import Drawing
public import VisitorPages

/// Which colour each ink has. Any text of the product keeps a contrast of at least 7:1 (WCAG 2.2, 1.4.6), also pressed
/// and disabled; borders keep 3:1 (1.4.11).
public struct Palette: Hashable, Sendable {
  private var colours: [Ink: Colour]

  public subscript(_ ink: Ink) -> Colour { colours[ink] ?? Colour(0) }

  /// The least contrast of text with what is behind it.
  public static let leastContrast = 7.0
  /// The least contrast of a border with what it parts.
  public static let leastBorderContrast = 3.0

  /// Inks, and the colours behind text in them; scenes use no other pairs.
  public static let textPairs: [(ink: Ink, grounds: [Ink])] = [
    (.ink, [.page, .surface, .surfacePressed, .disabledSurface] + faces),
    (.mutedInk, [.page, .surface, .surfacePressed]),
    (.accent, [.page, .surface, .surfacePressed]), (.good, [.page, .surface, .surfacePressed]),
    (.warningInk, [.warning]), (.accentInk, [.accent, .accentPressed, .good]),
    (.disabledInk, [.page, .disabledSurface]),
  ]

  public static let faces: [Ink] = [.faceVeryGood, .faceGood, .faceFair, .faceBad, .faceVeryBad]

  /// For the screen as it is: a light page and the project's blue.
  public static let standard = Palette(colours: [
    .page: Colour(0xF3F6FA), .surface: Colour(0xFFFFFF), .surfacePressed: Colour(0xDCE9F7), .line: Colour(0x6B7B8C),
    .ink: Colour(0x14202B), .mutedInk: Colour(0x36434F), .accent: Colour(0x0B4A8F), .accentInk: Colour(0xFFFFFF),
    .accentPressed: Colour(0x062C57), .warning: Colour(0xFFE08A), .warningInk: Colour(0x3A2600),
    .good: Colour(0x0A5126),
    .disabledInk: Colour(0x3A434C), .disabledSurface: Colour(0xE4E7EB), .faceVeryGood: Colour(0x63C27B),
    .faceGood: Colour(0xB1D86A), .faceFair: Colour(0xF7D54A), .faceBad: Colour(0xF8AE5C),
    .faceVeryBad: Colour(0xF59383),
  ])

  /// For a visitor who asked for a clearer screen: black on white, and yellow while pressed.
  public static let contrast = Palette(colours: [
    .page: Colour(0xFFFFFF), .surface: Colour(0xFFFFFF), .surfacePressed: Colour(0xFFE45C), .line: Colour(0x000000),
    .ink: Colour(0x000000), .mutedInk: Colour(0x000000), .accent: Colour(0x000000), .accentInk: Colour(0xFFFFFF),
    .accentPressed: Colour(0x3C3C3C), .warning: Colour(0xFFE45C), .warningInk: Colour(0x000000),
    .good: Colour(0x003D14),
    .disabledInk: Colour(0x333333), .disabledSurface: Colour(0xE6E6E6), .faceVeryGood: Colour(0x63C27B),
    .faceGood: Colour(0xB1D86A), .faceFair: Colour(0xF7D54A), .faceBad: Colour(0xF8AE5C),
    .faceVeryBad: Colour(0xF59383),
  ])

  /// The standard colours with the office's own instead of the project's blue; a pale one is darkened as far as text
  /// in it, and white text on it, need.
  public init(accent: Colour) {
    self = .standard
    for step in 0...Self.darkeningSteps {
      let darkened = accent.darkened(by: Double(step) / Double(Self.darkeningSteps))
      colours[.accent] = darkened
      colours[.accentPressed] = darkened.darkened(by: 0.4)
      if weakTexts.isEmpty { return }
    }
  }

  private static let darkeningSteps = 50

  private init(colours: [Ink: Colour]) { self.colours = colours }

  /// The pairs that are harder to read than the least contrast allows.
  var weakTexts: [(ink: Ink, ground: Ink, contrast: Double)] {
    Self.textPairs.flatMap { pair in
      pair.grounds.map { (pair.ink, $0, self[pair.ink].contrast(with: self[$0])) }
    }.filter { $0.2 < Self.leastContrast }
  }
}

extension Double {
  var oneDecimal: String { String((self * 10).rounded(.down) / 10) }
}
