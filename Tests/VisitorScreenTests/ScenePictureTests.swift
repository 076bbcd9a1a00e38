import Drawing
import Foundation
import ScreenFixtures
import Testing

@testable import VisitorScreen
import Events
import VisitorPages
import VisitorJourney

/// One of the pictures that the repository keeps.
struct ReferencePicture: CustomTestStringConvertible, Sendable {
  var name: String
  var page: SamplePage
  var panel: Panel
  var size: PixelSize
  var mode = ScreenMode()
  var pressed: Set<String> = []
  var focus: String?

  var testDescription: String { name }

  var frame: ScreenFrame {
    var scene = page.scene(on: panel, mode)
    scene.focus = focus
    return ScreenFrame(scene, pressed: pressed)
  }

  private static let standard = PixelSize(width: 1024, height: 768)

  static let all: [ReferencePicture] =
    SamplePage.allCases.map { ReferencePicture(name: $0.rawValue, page: $0, panel: .standard, size: standard) } + [
      ReferencePicture(
        name: "services-english-pressed", page: .services, panel: .wide, size: PixelSize(width: 1920, height: 1080),
        mode: ScreenMode(language: .english), pressed: ["service-1"], focus: "service-2"),
      ReferencePicture(
        name: "services-contrast", page: .services, panel: .standard, size: standard,
        mode: ScreenMode(largeText: true, contrast: true), pressed: ["service-0"], focus: "help"),
      ReferencePicture(
        name: "rating-upright", page: .rating, panel: .upright, size: PixelSize(width: 1080, height: 1920),
        mode: ScreenMode(language: .english), pressed: ["score-4"]),
      ReferencePicture(
        name: "services-small", page: .services, panel: .small, size: PixelSize(width: 800, height: 480)),
    ]
}

@Suite("Pictures of scenes")
struct ScenePictureTests {
  /// Set to draw the reference pictures anew; look at them before you commit them.
  static let redraws = ProcessInfo.processInfo.environment["REDRAW_REFERENCE_SCREENS"] == "1"
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")

  @Test("A scene is the reference, but for a hair at the edges of letters", arguments: ReferencePicture.all)
  func reference(reference: ReferencePicture) throws {
    let picture = try SceneRenderer(look: Self.look()).picture(of: reference.frame, at: reference.size)
    let file = Self.folder.appending(path: reference.name + ".png")
    if Self.redraws { try Data(picture.png()).write(to: file) }
    let expected = try Picture(png: Array(Data(contentsOf: file)))
    let difference = picture.difference(from: expected, tolerance: 48)
    #expect(difference < 0.002, "\(reference.name) differs in \(difference * 100) % of its dots")
  }

  @Test("A wrong colour or a moved text is seen by that comparison")
  func comparisonSees() throws {
    let renderer = try SceneRenderer(look: Self.look())
    let size = PixelSize(width: 512, height: 384)
    let thai = try renderer.picture(of: ScreenFrame(SamplePage.services.scene(on: .standard)), at: size)
    let pressed = ScreenFrame(SamplePage.services.scene(on: .standard), pressed: ["service-0"])
    #expect(try renderer.picture(of: pressed, at: size).difference(from: thai, tolerance: 16) > 0.01)
    let english = ScreenFrame(SamplePage.services.scene(on: .standard, ScreenMode(language: .english)))
    #expect(try renderer.picture(of: english, at: size).difference(from: thai, tolerance: 48) > 0.01)
  }

  @Test("No page has a fault, in both languages, all modes and on all panels")
  func faults() throws {
    let renderer = try SceneRenderer()
    for page in SamplePage.allCases {
      for panel in [Panel.standard, .wide, .upright] {
        for mode in ScreenMode.all {
          let scene = page.scene(on: panel, mode)
          for fault in renderer.faults(of: scene, at: PixelSize(of: panel)) {
            Issue.record("\(page) on \(panel) in \(mode): \(fault)")
          }
        }
      }
    }
  }

  @Test("Faults are found: too long, outside, overlapping, faint, letters that no font has")
  func faultsAreFound() throws {
    var scene = SamplePage.number.scene(on: .standard)
    func label(_ text: String, _ rectangle: Rectangle, _ ink: Ink = .ink) -> Element {
      .label(Label(text, in: rectangle, size: .body, ink: ink))
    }
    scene.elements = [
      label("ศูนย์บริการประชาชน", Rectangle(x: 0, y: 0, width: 12, height: 8)),
      label("ออกนอกจอ", Rectangle(x: 290, y: 20, width: 40, height: 10)),
      label("ข้อความหนึ่ง", Rectangle(x: 50, y: 50, width: 60, height: 10)),
      label("ข้อความสอง", Rectangle(x: 55, y: 52, width: 60, height: 10)),
      label("จาง", Rectangle(x: 50, y: 100, width: 60, height: 10), .line),
      label("\u{10FFFD}", Rectangle(x: 50, y: 150, width: 60, height: 10)),
    ]
    let faults = try SceneRenderer().faults(of: scene, at: PixelSize(of: .standard))
    let kinds = faults.map { fault in
      switch fault {
      case .tooLong: "too long"
      case .missingLetters: "missing"
      case .overlap: "overlap"
      case .faint: "faint"
      case .outside: "outside"
      case .undrawable: "undrawable"
      }
    }
    #expect(Set(kinds) == ["too long", "missing", "overlap", "faint", "outside"], "\(faults)")
  }

  /// A logo that needs no file: a ring with a transparent middle.
  static func look() throws -> ScreenLook {
    let file = folder.appending(path: "logo.png")
    return try ScreenLook(logo: Array(Data(contentsOf: file)))
  }
}

extension ScreenMode {
  static let all = Language.allCases.flatMap { language in
    [false, true].flatMap { largeText in
      [false, true].map { ScreenMode(language: language, largeText: largeText, contrast: $0) }
    }
  }
}
