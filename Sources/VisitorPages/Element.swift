/// A text that is fitted into its rectangle and never moves it.
///
/// The renderer begins with the size's own height, breaks at most `lines` lines between words, and shrinks down to a
/// floor; a text that does not fit even then is a fault of the layout that tests find.
public struct Label: Hashable, Sendable {
  public enum Weight: String, Hashable, Sendable {
    case regular, bold
  }

  public enum Alignment: String, Hashable, Sendable {
    case leading, centre, trailing
  }

  public enum Vertical: String, Hashable, Sendable {
    case top, middle, bottom
  }

  /// Never empty; a line feed is a line's end.
  public var text: String
  public var rectangle: Rectangle
  public var size: TextSize
  public var weight: Weight
  public var ink: Ink
  public var alignment: Alignment
  public var vertical: Vertical
  /// The most lines, at least 1.
  public var lines: Int

  public init(
    _ text: String, in rectangle: Rectangle, size: TextSize, weight: Weight = .regular, ink: Ink = .ink,
    alignment: Alignment = .leading, vertical: Vertical = .middle, lines: Int = 1
  ) {
    self.text = text
    self.rectangle = rectangle
    self.size = size
    self.weight = weight
    self.ink = ink
    self.alignment = alignment
    self.vertical = vertical
    self.lines = lines
  }
}

/// One thing to draw; elements are drawn in their order, later ones above earlier ones.
public enum Element: Hashable, Sendable {
  /// - Parameters:
  ///   - radius: mm of the corners.
  ///   - pressedFill: fills the box while the zone with the same rectangle is pressed.
  case box(Rectangle, fill: Ink?, border: Ink?, radius: Double, pressedFill: Ink?)
  case label(Label)
  case symbol(Symbol, Rectangle, Ink)
  /// A QR code of the text, as large as the rectangle holds with its quiet zone.
  case qr(String, Rectangle)
  /// The office's logo, fitted into the rectangle; nothing where none is configured.
  case logo(Rectangle)
  case picture(PictureName, Rectangle)

  public var rectangle: Rectangle {
    switch self {
    case .box(let rectangle, _, _, _, _), .symbol(_, let rectangle, _), .qr(_, let rectangle), .logo(let rectangle),
      .picture(_, let rectangle):
      rectangle
    case .label(let label): label.rectangle
    }
  }
}
