public import Settings

/// What four touches near the corners say about how a panel is mounted.
///
///     the touches …                                     | conclusion
///     --------------------------------------------------+-------------------------------------------------
///     lie on one line or point                          | `flat`: asked again
///     make no parallelogram, to 5 % of the display      | `inconsistent`: asked again
///     make one that is turned by no multiple of 90°     | `crooked`: asked again
///     are the targets after turning and mirroring, to 6 % | rotation and mirroring, no calibration
///     are those after stretching and moving, too        | rotation, mirroring, and the rest as calibration
public enum CornerFit: Hashable, Sendable {
  case mounted(PanelSettings)
  case refused(Refusal)

  public enum Refusal: Hashable, Sendable {
    case flat
    case inconsistent
    case crooked
  }

  /// Where people are asked to touch: a finger's width from the edges, which is 6 % of a usual panel. In reading order
  /// around the display: upper left, upper right, lower right, lower left.
  public static let targets = [
    PanelPoint(x: inset, y: inset), PanelPoint(x: 1 - inset, y: inset), PanelPoint(x: 1 - inset, y: 1 - inset),
    PanelPoint(x: inset, y: 1 - inset),
  ]

  private static let inset = 0.06
  /// A finger that is sent to a corner by words is this exact; a calibration finer than that would be chance.
  private static let exactness = 0.06
  private static let largestResidual = 0.05
  /// More shear than this is no panel that hangs straight.
  private static let largestShear = 0.2

  /// - Parameter touches: 0…1 of the panel before any calibration, one for each target, in their order.
  public init(touches: [PanelPoint]) {
    guard let whole = AffineMap(from: touches, to: Self.targets), Self.areApart(touches) else {
      self = .refused(.flat)
      return
    }
    let residual = zip(touches, Self.targets).map { whole($0).distance(to: $1) }.max() ?? 1
    guard residual <= Self.largestResidual else {
      self = .refused(.inconsistent)
      return
    }
    let mounting = Self.mounting(of: whole)
    let rest = mounting.rest
    guard rest.a > 0, rest.e > 0, max(abs(rest.b), abs(rest.d)) <= Self.largestShear * min(rest.a, rest.e) else {
      self = .refused(.crooked)
      return
    }
    self = .mounted(
      PanelSettings(
        calibration: rest.displacement <= Self.exactness ? nil : PanelSettings.Calibration(rounding: rest),
        rotation: mounting.rotation, mirror: mounting.mirror))
  }

  /// Touches that are nearer to each other than a twentieth of the axes are one spot.
  private static func areApart(_ touches: [PanelPoint]) -> Bool {
    touches.indices.allSatisfy { index in
      touches[..<index].allSatisfy { $0.distance(to: touches[index]) > 0.05 }
    }
  }

  /// How a panel may hang, and what is left of a map when that is explained; to be applied first.
  private struct Mounting {
    var rotation: PanelSettings.Rotation
    var mirror: PanelSettings.Mirror?
    var rest: AffineMap
  }

  /// The turning and mirroring that explain most of a map.
  private static func mounting(of whole: AffineMap) -> Mounting {
    // Mirroring top and bottom is mirroring left and right of a panel turned by 180°.
    let ways: [(PanelSettings.Rotation, PanelSettings.Mirror?)] =
      PanelSettings.Rotation.allCases.map { ($0, nil) } + [(.none, .x), (.none, .y), (.quarter, .x), (.quarter, .y)]
    let mountings = ways.map { rotation, mirror in
      Mounting(rotation: rotation, mirror: mirror, rest: AffineMap(rotation, mirror).turnedBack.after(whole))
    }
    return mountings.max { $0.rest.straightness < $1.rest.straightness }
      ?? Mounting(rotation: .none, mirror: nil, rest: whole)
  }
}

extension AffineMap {
  /// Large for a map that keeps left left and top top.
  fileprivate var straightness: Double { a + e - abs(b) - abs(d) }
}

extension PanelSettings.Calibration {
  /// To a ten-thousandth, which is less than a dot of any display.
  fileprivate init?(rounding map: AffineMap) {
    func rounded(_ number: Double) -> Double {
      let value = (number * 10_000).rounded() / 10_000
      return value == 0 ? 0 : value
    }
    self.init(rounded(map.a), rounded(map.b), rounded(map.c), rounded(map.d), rounded(map.e), rounded(map.f))
  }
}
