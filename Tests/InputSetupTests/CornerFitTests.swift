import Settings
import Testing

@testable import InputSetup

@Suite("What four touches say about a panel")
struct CornerFitTests {
  /// Where the panel says that the four targets are, when it hangs so.
  private func touches(
    _ rotation: PanelSettings.Rotation = .none, _ mirror: PanelSettings.Mirror? = nil,
    seenAs distort: (PanelPoint) -> PanelPoint = { $0 }
  ) -> [PanelPoint] {
    CornerFit.targets.map { distort(AffineMap(rotation, mirror).turnedBack($0)) }
  }

  /// Where the panel's touches end up with these settings.
  private func error(_ fit: CornerFit, _ touches: [PanelPoint]) throws -> Double {
    guard case .mounted(let panel) = fit else { throw Unfit(fit: fit) }
    let calibration = panel.calibration.map { AffineMap($0.a, $0.b, $0.c, $0.d, $0.e, $0.f) }
    let whole = AffineMap(panel.rotation, panel.mirror).after(calibration ?? AffineMap(1, 0, 0, 0, 1, 0))
    return zip(touches, CornerFit.targets).map { whole($0).distance(to: $1) }.max() ?? 1
  }

  private struct Unfit: Error {
    var fit: CornerFit
  }

  @Test("A panel that hangs as it should needs nothing")
  func upright() { #expect(CornerFit(touches: touches()) == .mounted(PanelSettings())) }

  @Test("Every turning is recognised, and needs no calibration", arguments: PanelSettings.Rotation.allCases)
  func turned(_ rotation: PanelSettings.Rotation) {
    #expect(CornerFit(touches: touches(rotation)) == .mounted(PanelSettings(rotation: rotation)))
  }

  @Test(
    "So is every mirroring; the two that equal a turning count as that",
    arguments: PanelSettings.Rotation.allCases, [PanelSettings.Mirror.x, .y, .both])
  func mirrored(_ rotation: PanelSettings.Rotation, _ mirror: PanelSettings.Mirror) throws {
    let touches = touches(rotation, mirror)
    let fit = CornerFit(touches: touches)
    guard case .mounted(let panel) = fit else { throw Unfit(fit: fit) }
    #expect(panel.calibration == nil && panel.mirror != .both)
    #expect(try error(fit, touches) < 1e-9)
  }

  @Test("The turn is clockwise as the visitor sees it: its own upper left corner is at the upper right")
  func direction() {
    let touches = [(0.06, 0.94), (0.06, 0.06), (0.94, 0.06), (0.94, 0.94)].map { PanelPoint(x: $0.0, y: $0.1) }
    #expect(CornerFit(touches: touches) == .mounted(PanelSettings(rotation: .quarter)))
  }

  @Test("A panel that reports only part of its range is stretched", arguments: PanelSettings.Rotation.allCases)
  func cropped(_ rotation: PanelSettings.Rotation) throws {
    let touches = touches(rotation) { PanelPoint(x: 0.2 + $0.x * 0.5, y: 0.1 + $0.y * 0.8) }
    let fit = CornerFit(touches: touches)
    guard case .mounted(let panel) = fit else { throw Unfit(fit: fit) }
    #expect(panel.rotation == rotation && panel.mirror == nil)
    #expect(panel.calibration == PanelSettings.Calibration(2, 0, -0.4, 0, 1.25, -0.125))
    #expect(try error(fit, touches) < 0.001)
  }

  @Test("Fingers are not exact: a fortieth of the display beside the target needs no calibration")
  func clumsy() {
    let offsets = [(0.02, -0.01), (-0.015, 0.02), (0.01, 0.015), (-0.02, -0.02)]
    let touches = zip(touches(.quarter, .x), offsets).map { PanelPoint(x: $0.x + $1.0, y: $0.y + $1.1) }
    #expect(CornerFit(touches: touches) == .mounted(PanelSettings(rotation: .quarter, mirror: .x)))
  }

  @Test("Touches that make no sense are refused, each for its reason")
  func nonsense() {
    func fit(_ places: (Double, Double)...) -> CornerFit {
      CornerFit(touches: places.map { PanelPoint(x: $0.0, y: $0.1) })
    }
    #expect(fit((0.5, 0.5), (0.5, 0.5), (0.5, 0.5), (0.5, 0.5)) == .refused(.flat))
    #expect(fit((0, 0.1), (0, 0.4), (0, 0.6), (0, 0.9)) == .refused(.flat))
    #expect(fit((0.06, 0.06), (0.06, 0.06), (0.94, 0.94), (0.06, 0.94)) == .refused(.flat))
    // Two corners exchanged.
    #expect(fit((0.06, 0.06), (0.94, 0.94), (0.94, 0.06), (0.06, 0.94)) == .refused(.inconsistent))
    #expect(fit((0.06, 0.06), (0.94, 0.06), (0.5, 0.6), (0.06, 0.94)) == .refused(.inconsistent))
    #expect(fit((0.5, 0.06), (0.94, 0.5), (0.5, 0.94), (0.06, 0.5)) == .refused(.crooked))
    #expect(fit((0.06, 0.06), (0.94, 0.06)) == .refused(.flat))
  }
}
