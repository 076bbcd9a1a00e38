import Events
import VisitorPages

/// The heights of type: the em in millimetres on the panel, so that a word is equally large on every display of a size.
enum TypeScale {
  /// Set in these families, both of the Debian package fonts-noto-core: loopless Thai letters are the clearest on a
  /// screen, and Latin ones of the same make belong to them.
  static let family = "Noto Sans Thai"
  static let companion = "Noto Sans"

  /// A text that does not fit shrinks in these steps, each 0.95 of the one before, to 0.6 of its size.
  static let steps = 11
  static let step = 0.95

  /// The distance of lines as a part of what the font asks for: that leaves room for four marks above one another, of
  /// which Thai never has more than two.
  static let leading = 0.86

  /// What large text is multiplied by; the queue number on its page is large as it is.
  static let enlargement = 1.3

  /// The short side of the panel for which `standard` is meant: 15 inches, 4:3.
  private static let standardSide = 229.0

  /// - Returns: the em in millimetres before any shrinking.
  static func height(of size: TextSize, on panel: Panel, largeText: Bool) -> Double {
    let side = min(panel.width, panel.height)
    // A smaller panel is looked at from nearer, though not as much nearer as it is smaller.
    let nearness = min(max((side / standardSide).squareRoot(), 0.68), 1.25)
    return standard(size) * nearness * (largeText && size != .huge ? enlargement : 1)
  }

  /// 1 mm is 2.83 points: body text is 18 points.
  private static func standard(_ size: TextSize) -> Double {
    switch size {
    case .huge: 62
    case .number: 26
    case .title: 11.5
    case .heading: 9
    case .button: 8
    case .body: 6.4
    case .small: 5
    }
  }
}

/// Thicknesses, in millimetres on the panel.
enum LineScale {
  static let border = 0.4
  static let contrastBorder = 0.9
  static let pressedBorder = 1.4
  /// The frame around the zone that has the focus, and the light line within it that parts it from a dark button.
  static let focus = 1.6
  static let focusGap = 0.5
}
