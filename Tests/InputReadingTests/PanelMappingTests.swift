import EventStories
import Settings
import Testing

@testable import InputReading

@Suite("From the panel to the display")
struct PanelMappingTests {
  private typealias Rotation = PanelSettings.Rotation

  private func place(_ panel: PanelSettings, _ x: Double, _ y: Double) -> [Double] {
    let position = PanelMapping(panel).position(x: x, y: y)
    return [position.x, position.y].map { ($0 * 1000).rounded() / 1000 }
  }

  @Test(
    "The panel's upper left corner goes round clockwise with the panel",
    arguments: [
      (Rotation.none, [0.0, 0.0], [0.2, 0.1]), (.quarter, [1, 0], [0.9, 0.2]), (.half, [1, 1], [0.8, 0.9]),
      (.threeQuarters, [0, 1], [0.1, 0.8]),
    ])
  func rotation(rotation: PanelSettings.Rotation, corner: [Double], near: [Double]) {
    #expect(place(PanelSettings(rotation: rotation), 0, 0) == corner)
    #expect(place(PanelSettings(rotation: rotation), 0.2, 0.1) == near)
  }

  @Test("Mirroring exchanges left and right, top and bottom of the display, whichever way the panel is turned")
  func mirror() {
    #expect(place(PanelSettings(mirror: .x), 0.2, 0.1) == [0.8, 0.1])
    #expect(place(PanelSettings(mirror: .y), 0.2, 0.1) == [0.2, 0.9])
    #expect(place(PanelSettings(mirror: .both), 0.2, 0.1) == [0.8, 0.9])
    #expect(place(PanelSettings(rotation: .quarter, mirror: .x), 0.2, 0.1) == [0.1, 0.2])
  }

  @Test("Calibration is libinput's matrix: its own example, the right half of a panel")
  func calibration() {
    let rightHalf = PanelSettings(calibration: PanelSettings.Calibration(0.5, 0, 0.5, 0, 1, 0))
    #expect(place(rightHalf, 0, 0) == [0.5, 0] && place(rightHalf, 1, 1) == [1, 1])
    let quarterTurn = PanelSettings(calibration: PanelSettings.Calibration(0, -1, 1, 1, 0, 0))
    #expect(place(quarterTurn, 0.2, 0.1) == place(PanelSettings(rotation: .quarter), 0.2, 0.1))
  }

  @Test("Calibration comes before rotation, rotation before mirroring")
  func order() {
    let panel = PanelSettings(
      calibration: PanelSettings.Calibration(0.5, 0, 0.5, 0, 1, 0), rotation: .quarter, mirror: .y)
    // (0.2, 0.1) → calibrated (0.6, 0.1) → turned (0.9, 0.6) → mirrored (0.9, 0.4)
    #expect(place(panel, 0.2, 0.1) == [0.9, 0.4])
  }

  @Test("The map back is the map back")
  func inverse() throws {
    let panel = PanelSettings(
      calibration: PanelSettings.Calibration(1.02, 0.01, -0.01, 0.02, 0.97, 0.03), rotation: .threeQuarters, mirror: .x)
    let mapping = PanelMapping(panel)
    let there = mapping.position(x: 0.3, y: 0.7)
    let back = try #require(mapping.inverse).position(x: there.x, y: there.y)
    #expect(abs(back.x - 0.3) < 1e-12 && abs(back.y - 0.7) < 1e-12)
    #expect(PanelMapping(1, 2, 0, 2, 4, 0).inverse == nil)
  }

  @Test("What a map puts beside the display is moved to its edge")
  func edge() {
    let panel = PanelSettings(calibration: PanelSettings.Calibration(1.2, 0, -0.1, 0, 1.2, -0.1), rotation: .half)
    var reader = EventReader(device: "screen", description: .slotScreen, panel: PanelMapping(panel))
    #expect(EventStory("@0 slot=0 id=7 x=0 y=100").words(by: &reader) == ["down#1(1,0)@0"])
    #expect(EventStory("@9 x=50 y=50").words(by: &reader) == ["moved#1(0.50,0.50)@9"])
    // Nothing that the firmware did wrong.
    #expect(reader.ignored.isEmpty)
  }
}
