/// A display, or a picture in memory instead of one.
public protocol VisitorScreening: Sendable {
  /// Shows a scene; returns at once, and of several that wait only the last is drawn.
  ///
  /// - Parameter pressed: names of zones that a finger or key holds down.
  func show(_ scene: VisitorScene, pressed: Set<String>)
  /// Gives the display back.
  func stop()
}
