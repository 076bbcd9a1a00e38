import Events
import ScreenFixtures
import Testing

@testable import VisitorPages
@testable import VisitorJourney

@Suite("Every page on every panel")
struct LayoutTests {
  @Test(
    "can be pressed as it is drawn, in every language and mode: targets large enough and apart, nothing over anything",
    arguments: OneStopService.panels.map(\.name), ScreenPurpose.allCases)
  func holds(panel name: String, purpose: ScreenPurpose) throws {
    let panel = try #require(OneStopService.panels.first { $0.name == name }?.panel)
    for (services, drill) in [(1, false), (3, false), (8, true), (12, false)] {
      let problems = OneStopService.offer(panel: panel, purpose: purpose, services: services, drill: drill)
        .layoutProblems
      #expect(problems.isEmpty, "\(services) services: \(problems.map(\.description).prefix(12))")
    }
  }

  @Test("with three or four faces instead of five", arguments: [3, 4])
  func fewerFaces(scale: Int) {
    for (_, panel) in OneStopService.panels {
      let offer = OneStopService.offer(panel: panel, purpose: .rating, rating: RatingOffer(scale: scale))
      #expect(offer.layoutProblems.isEmpty)
    }
  }

  @Test("is refused on a panel that cannot hold fingers: 5 inches")
  func tooSmall() {
    let problems = OneStopService.offer(panel: Panel(width: 108, height: 65)).layoutProblems
    #expect(problems.contains { $0.what == "access.help" && $0.description.contains("at least 20.0 are needed") })
  }

  @Test("shows each zone as a box of the same place, says it aloud, and names it once")
  func zonesAreDrawn() {
    for picture in gallery() {
      let boxes = picture.scene.elements.compactMap { if case .box(let place, _, _, _, _) = $0 { place } else { nil } }
      for zone in picture.scene.zones {
        #expect(boxes.contains(zone.rectangle), "\(picture.name) \(zone.name)")
        #expect(!zone.spoken.isEmpty, "\(picture.name) \(zone.name)")
        #expect(Target(zone.name)?.name == zone.name, "\(zone.name) is no target")
      }
      #expect(Set(picture.scene.zones.map(\.name)).count == picture.scene.zones.count, "\(picture.name)")
    }
  }

  @Test("has the same zones at the same places in both languages and in high contrast")
  func languagesMoveNothing() {
    let byLayout = Dictionary(grouping: gallery()) {
      "\($0.name) \($0.scene.panel) \($0.scene.mode.largeText) \($0.scene.mode.wheelchair)"
    }
    for (name, pictures) in byLayout {
      #expect(Set(pictures.map { $0.scene.zones.map(\.rectangle) }).count == 1, "\(name)")
    }
  }

  @Test("has language, large text, wheelchair, contrast and help in the lowest quarter of every page")
  func accessBar() {
    for picture in gallery() {
      for key in AccessKey.allCases {
        let zone = picture.scene.zone(Target.access(key).name)
        #expect((zone?.rectangle.y ?? 0) >= picture.scene.panel.height * 0.75, "\(picture.name) \(key)")
      }
    }
  }

  @Test("is drawn with faces of 30 mm where five fit, of 24 mm where they do not")
  func faces() throws {
    for (name, panel) in OneStopService.panels {
      let offer = OneStopService.offer(panel: panel, purpose: .rating)
      let scene = ScreenJourney(offer: offer, at: 0).scene
      let faces = scene.elements.compactMap { element -> Rectangle? in
        if case .symbol(let symbol, let place, _) = element, symbol.rawValue.hasPrefix("face") { place } else { nil }
      }
      #expect(faces.count == 5)
      let least = panel.width < 160 ? 24.0 : 30
      #expect(faces.allSatisfy { $0.width >= least && $0.height >= least }, "\(name): \(faces.map(\.width))")
    }
  }

  private func gallery() -> [SceneGallery.Picture] {
    OneStopService.panels.flatMap { SceneGallery.scenes(of: OneStopService.offer(panel: $0.panel, purpose: .both)) }
  }
}
