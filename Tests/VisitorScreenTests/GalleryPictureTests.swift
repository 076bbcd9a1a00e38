import Drawing
import Foundation
import Testing

@testable import VisitorScreen
import VisitorPages

/// `UPDATE_REFERENCES=1 make test-references` draws the sheets anew; look at them, and at the pages themselves
/// (`kioskctl screen preview`), before you commit them.
@Suite("Every page looks as it was approved")
struct GalleryPictureTests {
  private static let renews = ProcessInfo.processInfo.environment["UPDATE_REFERENCES"] == "1"
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference/Gallery")

  @Test("On every panel, in every language and mode", arguments: GallerySheet.pages)
  func approved(page: String) throws {
    let sheet = GallerySheet(page)
    let renderer = try SceneRenderer()
    let picture = try sheet.drawn(by: renderer)
    let file = Self.folder.appending(path: page + ".png")
    if Self.renews { try Data(picture.png()).write(to: file) }
    guard let known = try? Data(contentsOf: file) else {
      Issue.record("\(page) has no approved picture yet: UPDATE_REFERENCES=1 make test-references draws it")
      return
    }
    let differing = sheet.differences(picture, try Picture(png: Array(known)))
    for cell in differing.prefix(3) {
      let actual = Self.folder.appending(path: cell.name + ".actual.png")
      try Data(renderer.picture(of: cell.frame, at: cell.size).png()).write(to: actual)
      Issue.record("\(cell.name) looks different; as it is now: \(actual.path)")
    }
    #expect(differing.isEmpty, "\(differing.count) of \(sheet.cells.count) pictures of \(page) look different")
  }

  @Test("No approved picture is left of a page that is gone")
  func nothingLeft() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let kept = files.filter { $0.hasSuffix(".png") && !$0.hasSuffix(".actual.png") }.map { String($0.dropLast(4)) }
    #expect(Set(kept).subtracting(GallerySheet.pages).isEmpty)
  }

  @Test(
    "A button that moved by a few millimetres and a caption that is missing are seen on every panel and in every mode")
  func seen() throws {
    let sheet = GallerySheet("home")
    let renderer = try SceneRenderer()
    let approved = try sheet.drawn(by: renderer)
    let moved = try sheet.drawn(by: renderer) { try $0.move("service.ADVICE", by: 8) }
    #expect(sheet.differences(moved, approved).count == sheet.cells.count)
    let silent = try sheet.drawn(by: renderer) { try $0.silence("access.help") }
    #expect(sheet.differences(silent, approved).count == sheet.cells.count)
  }

  @Test(
    "Texts that stand a dot beside their place, as with another version of a font, are not; 7 inches show them too large",
    arguments: ["home", "rating", "number_late"])
  func forgiven(page: String) throws {
    let sheet = GallerySheet(page)
    let renderer = try SceneRenderer()
    let approved = try sheet.drawn(by: renderer)
    let shifted = try sheet.drawn(by: renderer) { $0.shiftTexts() }
    #expect(sheet.differences(shifted, approved).filter { !$0.name.contains("-7-inch") }.map(\.name).isEmpty)
  }
}

extension VisitorScene {
  /// Moves a zone with everything on it.
  fileprivate mutating func move(_ name: String, by distance: Double) throws {
    let place = try #require(zone(name), "there is no zone \(name)").rectangle
    elements = elements.map { place.contains($0.rectangle) ? $0.moved(by: distance) : $0 }
  }

  /// Takes the texts off a zone.
  fileprivate mutating func silence(_ name: String) throws {
    let place = try #require(zone(name), "there is no zone \(name)").rectangle
    elements.removeAll { if case .label(let label) = $0 { place.contains(label.rectangle) } else { false } }
  }

  /// Moves every text by a dot of the display, a quarter of a millimetre.
  fileprivate mutating func shiftTexts() {
    elements = elements.map { if case .label = $0 { $0.moved(by: 0.25) } else { $0 } }
  }
}

extension Element {
  fileprivate func moved(by distance: Double) -> Element {
    func moved(_ place: Rectangle) -> Rectangle {
      Rectangle(x: place.x + distance, y: place.y, width: place.width, height: place.height)
    }
    switch self {
    case .box(let place, let fill, let border, let radius, let pressedFill):
      return .box(moved(place), fill: fill, border: border, radius: radius, pressedFill: pressedFill)
    case .label(var label):
      label.rectangle = moved(label.rectangle)
      return .label(label)
    case .symbol(let symbol, let place, let ink): return .symbol(symbol, moved(place), ink)
    case .qr(let text, let place): return .qr(text, moved(place))
    case .logo(let place): return .logo(moved(place))
    case .picture(let name, let place): return .picture(name, moved(place))
    }
  }
}
