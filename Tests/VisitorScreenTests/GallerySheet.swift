import Drawing
import Foundation
import ScreenFixtures

@testable import VisitorScreen
import Events
import VisitorPages
import VisitorJourney

/// One page of the gallery on every panel, in every language and mode, as small grey pictures on one sheet: a row for
/// each panel, a column for each language and mode. Small enough to be kept and to be looked at as a whole, and without
/// the hairs by which fonts and their libraries differ.
struct GallerySheet {
  struct Cell {
    var name: String
    var frame: ScreenFrame
    var size: PixelSize
    var box: Box
  }

  static let panels: [(name: String, panel: Panel, size: PixelSize)] = [
    ("15-inch", Panel(width: 305, height: 229), PixelSize(width: 1024, height: 768)),
    ("17-inch", Panel(width: 338, height: 270), PixelSize(width: 1280, height: 1024)),
    ("24-inch", Panel(width: 531, height: 299), PixelSize(width: 1920, height: 1080)),
    ("24-inch-upright", Panel(width: 299, height: 531), PixelSize(width: 1080, height: 1920)),
    ("7-inch", Panel(width: 154, height: 86), PixelSize(width: 800, height: 480)),
  ]
  /// How many dots a small picture has, about.
  private static let area = 9000.0

  let cells: [Cell]
  let width: Int
  let height: Int

  init(_ page: String) {
    var cells: [Cell] = []
    var (top, right) = (0, 0)
    for (row, place) in Self.panels.enumerated() {
      let scale = (Self.area / Double(place.size.width * place.size.height)).squareRoot()
      let width = Int((Double(place.size.width) * scale).rounded())
      let height = Int((Double(place.size.height) * scale).rounded())
      for (column, scene) in (Self.gallery[row][page] ?? []).enumerated() {
        let box = Box(x: column * (width + 1), y: top, width: width, height: height)
        cells.append(
          Cell(name: "\(page)-\(place.name)-\(scene.mode.name)", frame: ScreenFrame(scene), size: place.size, box: box))
        right = max(right, box.x + width)
      }
      top += height + 1
    }
    self.cells = cells
    (width, height) = (right, top)
  }

  /// The names of all pages.
  static let pages = Array(gallery[0].keys).sorted()

  /// The scenes of each page, by panel.
  private static let gallery: [[String: [VisitorScene]]] = panels.map { place in
    let offer = OneStopService.offer(panel: place.panel, purpose: .both, services: 8)
    return Dictionary(grouping: SceneGallery.scenes(of: offer), by: \.name).mapValues { $0.map(\.scene) }
  }

  /// - Parameter change: what is done to each scene first, for trying whether the comparison sees it.
  func drawn(by renderer: SceneRenderer, changed change: (inout VisitorScene) throws -> Void = { _ in }) throws
    -> Picture
  {
    let sheet = try PictureCanvas(width: width, height: height)
    var canvas: [PixelSize: PictureCanvas] = [:]
    for cell in cells {
      let full = try canvas[cell.size] ?? PictureCanvas(width: cell.size.width, height: cell.size.height)
      canvas[cell.size] = full
      var frame = cell.frame
      try change(&frame.scene)
      renderer.draw(frame, on: full)
      sheet.draw(full, in: cell.box)
    }
    return sheet.picture().coarse
  }

  /// The cells that look different on two sheets.
  func differences(_ one: Picture, _ other: Picture) -> [Cell] {
    guard one.width == other.width, one.height == other.height else { return cells }
    return cells.filter { distance(one, other, at: $0) > Self.forgiven }
  }

  /// How far two sheets are apart at a cell: the levels of grey, of 255, by which dots differ beyond a hair, added up.
  func distance(_ one: Picture, _ other: Picture, at cell: Cell) -> Int {
    var sum = 0
    for y in cell.box.y..<cell.box.y + cell.box.height {
      for x in cell.box.x..<cell.box.x + cell.box.width {
        sum += max(0, abs(Int(one[x, y].green) - Int(other[x, y].green)) - Self.hair)
      }
    }
    return sum
  }

  private static let hair = 34
  /// Texts a dot of the display beside their place give nothing, the shortest caption that is missing gives 51.
  private static let forgiven = 45
}

extension ScreenMode {
  /// `th-large-wheelchair`
  fileprivate var name: String {
    let words = [
      language.rawValue, largeText ? "large" : nil, wheelchair ? "wheelchair" : nil, contrast ? "contrast" : nil,
    ]
    return words.compactMap(\.self).joined(separator: "-")
  }
}

extension Picture {
  /// The same in sixteen levels of grey.
  fileprivate var coarse: Picture {
    let dots = dots.map { dot -> UInt32 in
      let grey = (dot >> 16 & 255) * 54 + (dot >> 8 & 255) * 183 + (dot & 255) * 19
      return (grey >> 12) * 0x111111
    }
    return Picture(width: width, height: height, dots: dots)
  }
}
