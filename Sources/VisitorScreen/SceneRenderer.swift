public import Drawing
public import VisitorPages
internal import VisitorJourney

/// A scene, and which of its zones are held down.
public struct ScreenFrame: Hashable, Sendable {
  public var scene: VisitorScene
  /// Names of zones.
  public var pressed: Set<String>

  public init(_ scene: VisitorScene, pressed: Set<String> = []) {
    self.scene = scene
    self.pressed = pressed
  }

  /// The rectangles of the zones that are held down.
  var pressedRectangles: Set<Rectangle> {
    Set(scene.zones.filter { pressed.contains($0.name) }.map(\.rectangle))
  }

  var focused: Rectangle? { scene.focus.flatMap { scene.zone($0)?.rectangle } }
}

/// Turns scenes into dots. Remembers texts that it has set; belongs to one thread.
public final class SceneRenderer {
  private let look: ScreenLook
  private let logo: PictureCanvas?
  private var codes = BoundedCache<String, QRCode>(limit: 4)
  let fitting: LabelFitting

  /// - Throws: `DrawingFault.missingFont` when a font of the type scale is not installed, in any weight.
  public init(look: ScreenLook = .standard) throws(DrawingFault) {
    self.look = look
    logo = if let png = look.logo { try PictureCanvas(png: png) } else { nil }
    let typesetter = try Typesetter(edges: .smooth)
    for weight in [Font.Weight.regular, .bold] {
      _ = try typesetter.paragraph(
        "คิว A1", in: Font(TypeScale.family, size: 24, weight: weight, companion: TypeScale.companion))
    }
    fitting = LabelFitting(typesetter)
  }

  /// Draws a frame over the whole canvas.
  ///
  /// - Parameter boxes: draws nothing outside of them; `nil` draws everything.
  /// - Returns: what could not be drawn and was left out.
  @discardableResult
  public func draw(_ frame: ScreenFrame, on canvas: PictureCanvas, within boxes: [Box]? = nil) -> [DrawingFault] {
    let brush = Brush(frame, on: canvas, palette: palette(for: frame.scene.mode))
    var faults: [DrawingFault] = []
    canvas.clipped(to: boxes ?? [canvas.bounds]) {
      canvas.fill(canvas.bounds, brush.palette[.page])
      for element in frame.scene.elements {
        let box = brush.grid.box(element.rectangle)
        guard boxes.map({ $0.contains { $0.intersects(box) } }) ?? true else { continue }
        do throws(DrawingFault) { try draw(element, in: box, with: brush) } catch { faults.append(error) }
      }
      if let focused = frame.focused { brush.drawFocus(around: focused) }
    }
    return faults
  }

  /// A frame as a picture of its own.
  ///
  /// - Throws: `DrawingFault` when memory is short or something cannot be drawn.
  public func picture(of frame: ScreenFrame, at size: PixelSize) throws(DrawingFault) -> Picture {
    let canvas = try PictureCanvas(width: size.width, height: size.height)
    if let fault = draw(frame, on: canvas).first { throw fault }
    return canvas.picture()
  }

  func palette(for mode: ScreenMode) -> Palette { mode.contrast ? .contrast : look.palette }

  private func draw(_ element: Element, in box: Box, with brush: Brush) throws(DrawingFault) {
    guard box.width > 0, box.height > 0 else { return }
    switch element {
    case .box(let rectangle, let fill, let border, let radius, let pressedFill):
      let isPressed = pressedFill != nil && brush.pressed.contains(rectangle)
      brush.drawBox(box, fill: isPressed ? pressedFill : fill, border: border, radius: radius, isPressed: isPressed)
    case .label(let label):
      let text = try fitting.fit(label, in: box, em: brush.em(of: label.size))
      brush.draw(text, in: box, label.ink)
    case .symbol(let symbol, _, let ink): brush.draw(symbol, in: box, ink)
    case .qr(let text, _):
      let code = try codes.value(for: text) { () throws(DrawingFault) in try QRCode(text) }
      // Black on white whatever the palette: this is for machines.
      brush.canvas.draw(code, in: box, dark: Colour(0), light: Colour(0xFFFFFF))
    case .logo: if let logo { brush.canvas.draw(logo, in: box) }
    case .picture(let name, _): brush.draw(name, in: box)
    }
  }
}

/// What drawing one frame needs to know everywhere.
private struct Brush {
  let canvas: PictureCanvas
  let palette: Palette
  let grid: PixelGrid
  let pressed: Set<Rectangle>
  private let scene: VisitorScene

  init(_ frame: ScreenFrame, on canvas: PictureCanvas, palette: Palette) {
    self.canvas = canvas
    self.palette = palette
    scene = frame.scene
    grid = PixelGrid(frame.scene.panel, PixelSize(width: canvas.width, height: canvas.height))
    pressed = frame.pressedRectangles
  }

  func em(of size: TextSize) -> Double { grid.em(of: size, in: scene) }

  /// What is pressed also has a thick border: colour alone is not seen by everybody.
  func drawBox(_ box: Box, fill: Ink?, border: Ink?, radius: Double, isPressed: Bool) {
    let radius = grid.length(radius)
    if let fill { canvas.fill(box, radius: radius, palette[fill]) }
    guard let border = isPressed ? .accent : border else { return }
    let usual = scene.mode.contrast ? LineScale.contrastBorder : LineScale.border
    let thickness = grid.length(isPressed ? LineScale.pressedBorder : usual)
    canvas.frame(box, radius: radius, thickness: max(1, thickness.rounded()), palette[border])
  }

  func draw(_ text: FittedText, in box: Box, _ ink: Ink) {
    func show() { canvas.draw(text.paragraph, x: box.x + text.origin.x, y: box.y + text.origin.y, palette[ink]) }
    // A text that does not fit ends at its rectangle, and with it what is redrawn when it changes.
    if text.isWhole { show() } else { canvas.clipped(to: [box], show) }
  }

  func draw(_ symbol: Symbol, in box: Box, _ ink: Ink) {
    canvas.draw(symbol.shapes, in: box) { $0 == .main ? palette[ink] : palette[.ink] }
  }

  func draw(_ name: PictureName, in box: Box) {
    canvas.draw(name.shapes, in: box) { $0 == .main ? palette[.accent] : palette[.ink] }
  }

  /// Follows the corners of the button that it surrounds.
  func drawFocus(around rectangle: Rectangle) {
    let radius =
      scene.elements.lazy.compactMap { element -> Double? in
        if case .box(rectangle, _, _, let radius, _) = element { grid.length(radius) } else { nil }
      }.first ?? 0
    let box = grid.box(rectangle)
    let thickness = max(2, grid.length(LineScale.focus).rounded())
    let gap = max(1, grid.length(LineScale.focusGap).rounded())
    canvas.frame(box, radius: radius, thickness: thickness, palette[.ink])
    canvas.frame(
      box.inset(by: Int(thickness)), radius: max(0, radius - thickness), thickness: gap, palette[.surface])
  }
}

extension PixelGrid {
  /// The full size of a text in dots.
  func em(of size: TextSize, in scene: VisitorScene) -> Double {
    length(TypeScale.height(of: size, on: scene.panel, largeText: scene.mode.largeText))
  }
}
