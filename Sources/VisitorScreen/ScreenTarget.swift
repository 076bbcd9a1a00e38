public import Drawing

/// What shows a screen's picture: a display, or an image in memory. Belongs to the screen's thread.
public protocol ScreenTarget: AnyObject {
  /// The dots as the visitor sees them, after rotation; `nil` while nothing can be shown.
  var size: PixelSize? { get }

  /// Whether a picture can be handed over now; `false` while the one before is under way.
  var isReady: Bool { get }

  /// Descriptors that become readable when something happens to the target; they may change after `attend`.
  var descriptors: [Int32] { get }

  /// When to call `attend` though no descriptor is readable: milliseconds from now; `nil` while there is no reason.
  var patience: Int32? { get }

  /// Hands a picture over; returns before it is seen.
  ///
  /// - Parameters:
  ///   - canvas: the whole picture, of the target's `size`.
  ///   - changed: what is different from the picture handed over before.
  /// - Returns: what went wrong; the target then tries to mend it.
  func present(_ canvas: PictureCanvas, changed: [Box]) -> [ScreenReport]

  /// Sees to whatever has happened.
  ///
  /// - Returns: what the thread's receiver should know, and whether all must be drawn anew.
  func attend() -> (reports: [ScreenReport], isNew: Bool)

  /// Gives up what the target holds.
  func close()
}
