import Drawing
import ScreenFixtures
import Testing

@testable import VisitorScreen
import VisitorPages
import Events
import VisitorJourney

@Suite("Redrawing only what changed")
struct RedrawingTests {
  let renderer: SceneRenderer
  let size = PixelSize(width: 1024, height: 768)
  let grid: PixelGrid

  init() throws {
    renderer = try SceneRenderer()
    grid = PixelGrid(.standard, size)
  }

  /// Draws one frame after another on one canvas, the second only where it differs.
  private func partly(_ first: ScreenFrame, _ second: ScreenFrame) throws -> (boxes: [Box]?, picture: Picture) {
    let canvas = try PictureCanvas(width: size.width, height: size.height)
    renderer.draw(first, on: canvas)
    let boxes = second.changes(since: first, on: size)
    renderer.draw(second, on: canvas, within: boxes)
    return (boxes, canvas.picture())
  }

  @Test(
    "A press redraws its zone alone, and the result is what drawing everything gives", arguments: SamplePage.allCases)
  func press(page: SamplePage) throws {
    let scene = page.scene(on: .standard)
    for zone in scene.zones {
      let pressed = ScreenFrame(scene, pressed: [zone.name])
      let (boxes, picture) = try partly(ScreenFrame(scene), pressed)
      #expect(boxes == [grid.box(zone.rectangle)])
      #expect(try picture == renderer.picture(of: pressed, at: size), "\(page) \(zone.name)")
      let released = try partly(pressed, ScreenFrame(scene)).picture
      #expect(try released == renderer.picture(of: ScreenFrame(scene), at: size))
    }
  }

  @Test("The focus moves from button to button")
  func focus() throws {
    var (one, two) = (SamplePage.services.scene(on: .standard), SamplePage.services.scene(on: .standard))
    (one.focus, two.focus) = ("service-0", "service-1")
    let (boxes, picture) = try partly(ScreenFrame(one), ScreenFrame(two))
    #expect(boxes?.count == 2)
    #expect(try picture == renderer.picture(of: ScreenFrame(two), at: size))
  }

  @Test("The minute redraws the clock alone; nothing new redraws nothing; another page or mode everything")
  func scenes() throws {
    let scene = SamplePage.services.scene(on: .standard)
    var later = scene
    for case (let index, .label(var label)) in scene.elements.enumerated() where label.text == "08:40" {
      label.text = "08:41"
      later.elements[index] = .label(label)
    }
    later.revision += 1
    let (boxes, picture) = try partly(ScreenFrame(scene), ScreenFrame(later))
    #expect(boxes?.count == 1)
    #expect(try picture == renderer.picture(of: ScreenFrame(later), at: size))
    #expect(ScreenFrame(scene).changes(since: ScreenFrame(scene), on: size) == [])
    let english = SamplePage.services.scene(on: .standard, ScreenMode(language: .english))
    #expect(ScreenFrame(english).changes(since: ScreenFrame(scene), on: size) == nil)
    let number = ScreenFrame(SamplePage.number.scene(on: .standard))
    #expect(number.changes(since: ScreenFrame(scene), on: size) == nil)
  }

  @Test("Symbols differ by shape alone")
  func symbolsDiffer() throws {
    let pictures = try Symbol.allCases.map { symbol in
      let canvas = try PictureCanvas(width: 64, height: 64)
      canvas.fill(canvas.bounds, Colour(0xFFFFFF))
      // Faces are filled heads: what counts is drawn upon them.
      let isFace = symbol.rawValue.hasPrefix("face")
      canvas.draw(symbol.shapes, in: canvas.bounds) { $0 == .main && isFace ? Colour(0xFFFFFF) : Colour(0) }
      return (symbol, canvas.picture())
    }
    for (index, one) in pictures.enumerated() {
      for other in pictures[(index + 1)...] {
        #expect(one.1.difference(from: other.1, tolerance: 128) > 0.02, "\(one.0) and \(other.0)")
      }
    }
  }

  @Test("The memory of texts is bounded, and what is asked for again stays")
  func cache() {
    var cache = BoundedCache<Int, Int>(limit: 10)
    var made = 0
    for key in 0..<1000 {
      _ = cache.value(for: key) {
        made += 1; return key
      }
      _ = cache.value(for: -1) {
        made += 1; return -1
      }
    }
    #expect(cache.count <= 20)
    #expect(made == 1001)
  }
}
