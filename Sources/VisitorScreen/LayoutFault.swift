internal import Drawing
public import VisitorPages

/// What is wrong with how a scene looks; a page without such faults can be shown.
public enum LayoutFault: Hashable, Sendable, CustomStringConvertible {
  /// The text does not fit into its rectangle, even at the smallest size.
  case tooLong(text: String, rectangle: Rectangle)
  /// No installed font has some letters of the text.
  case missingLetters(text: String, count: Int)
  /// Two texts cover a common area.
  case overlap(text: String, other: String)
  /// The text is hard to read on what is behind it; WCAG's contrast ratio.
  case faint(text: String, ink: Ink, ground: Ink, contrast: Double)
  /// Something lies outside the panel.
  case outside(Rectangle)
  /// The element cannot be drawn.
  case undrawable(String)

  public var description: String {
    switch self {
    case .tooLong(let text, let rectangle):
      "“\(text)” does not fit into \(rectangle.width.oneDecimal) × \(rectangle.height.oneDecimal) mm"
    case .missingLetters(let text, let count): "no font has \(count) letter(s) of “\(text)”"
    case .overlap(let text, let other): "“\(text)” and “\(other)” overlap"
    case .faint(let text, let ink, let ground, let contrast):
      "“\(text)” in \(ink.rawValue) on \(ground.rawValue) has a contrast of only \(contrast.oneDecimal):1"
    case .outside(let rectangle): "\(rectangle) lies outside the panel"
    case .undrawable(let reason): reason
    }
  }
}

extension SceneRenderer {
  /// Looks for faults in how a scene would look; draws nothing.
  public func faults(of scene: VisitorScene, at size: PixelSize) -> [LayoutFault] {
    let grid = PixelGrid(scene.panel, size)
    var faults = scene.elements.map(\.rectangle).filter { !scene.panel.area.contains($0) }.map(LayoutFault.outside)
    var texts: [(label: Label, box: Box)] = []
    for (index, element) in scene.elements.enumerated() {
      guard case .label(let label) = element else { continue }
      faults += faintness(of: label, at: index, in: scene)
      let box = grid.box(label.rectangle)
      do throws(DrawingFault) {
        let text = try fitting.fit(label, in: box, em: grid.em(of: label.size, in: scene))
        if !text.isWhole { faults.append(.tooLong(text: label.text, rectangle: label.rectangle)) }
        let missing = text.paragraph.missingGlyphs
        if missing > 0 { faults.append(.missingLetters(text: label.text, count: missing)) }
        var covered = text.covered
        covered.x += box.x
        covered.y += box.y
        texts.append((label, covered))
      } catch {
        faults.append(.undrawable(error.description))
      }
    }
    return faults + overlaps(of: texts)
  }

  private func overlaps(of texts: [(label: Label, box: Box)]) -> [LayoutFault] {
    texts.indices.flatMap { index in
      texts[(index + 1)...].filter { $0.box.intersects(texts[index].box) }.map {
        .overlap(text: texts[index].label.text, other: $0.label.text)
      }
    }
  }

  /// A text is behind nothing, and its background is the last filled box before it that holds it, pressed or not.
  private func faintness(of label: Label, at index: Int, in scene: VisitorScene) -> [LayoutFault] {
    var grounds: Set<Ink> = [.page]
    for case .box(let rectangle, let fill?, _, _, let pressedFill) in scene.elements[..<index]
    where rectangle.contains(label.rectangle) {
      grounds = Set([fill, pressedFill].compactMap(\.self))
    }
    let palette = palette(for: scene.mode)
    return grounds.compactMap { ground in
      let contrast = palette[label.ink].contrast(with: palette[ground])
      guard contrast < Palette.leastContrast else { return nil }
      return .faint(text: label.text, ink: label.ink, ground: ground, contrast: contrast)
    }
  }
}
