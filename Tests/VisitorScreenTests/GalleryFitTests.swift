import Drawing
import ScreenFixtures
import Testing

@testable import VisitorScreen
import VisitorPages
import VisitorJourney

@Suite("Every text of every page is read whole")
struct GalleryFitTests {
  private static let sizes: [String: PixelSize] = [
    "15 inch": PixelSize(width: 1024, height: 768), "17 inch": PixelSize(width: 1280, height: 1024),
    "24 inch": PixelSize(width: 1920, height: 1080), "24 inch upright": PixelSize(width: 1080, height: 1920),
    "7 inch": PixelSize(width: 800, height: 480),
  ]

  @Test("On the usual panels, in both languages and all modes, with the longest names", arguments: [3, 8, 12])
  func fits(services: Int) throws {
    let renderer = try SceneRenderer()
    var found: Set<String> = []
    for (name, panel) in OneStopService.panels {
      let size = try #require(Self.sizes[name])
      let offer = OneStopService.offer(
        panel: panel, purpose: services == 3 ? .tickets : .both, services: services, drill: services == 8)
      // High contrast changes colours only.
      for picture in SceneGallery.scenes(of: offer, contrast: [false]) {
        for fault in renderer.faults(of: picture.scene, at: size) { found.insert("\(name), \(picture.name): \(fault)") }
      }
    }
    #expect(found.isEmpty, "\(found.sorted().joined(separator: "\n"))")
  }
}
