public import Drawing
internal import VisitorPages
internal import Events

extension ScreenFrame {
  /// Where this frame looks different from the one that is on a surface of so many dots.
  ///
  /// - Returns: boxes of dots, none when nothing changed; `nil` when all must be drawn anew, as when the page or the
  ///   mode is another.
  public func changes(since old: ScreenFrame, on size: PixelSize) -> [Box]? {
    let grid = PixelGrid(scene.panel, size)
    guard old.scene.panel == scene.panel, old.scene.mode == scene.mode, old.scene.page == scene.page,
      old.scene.elements.count == scene.elements.count
    else { return nil }
    var rectangles: Set<Rectangle> = []
    for (one, two) in zip(old.scene.elements, scene.elements) where one != two {
      rectangles.formUnion([one.rectangle, two.rectangle])
    }
    rectangles.formUnion(old.pressedRectangles.symmetricDifference(pressedRectangles))
    if old.focused != focused { rectangles.formUnion([old.focused, focused].compactMap(\.self)) }
    let area = rectangles.reduce(0) { $0 + $1.width * $1.height }
    guard area < scene.panel.width * scene.panel.height / 2 else { return nil }
    return rectangles.map { grid.box($0) }
  }
}
