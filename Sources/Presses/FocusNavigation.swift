internal import Events

/// What a key of a four-key pad does.
public enum FocusStep: String, Hashable, Sendable, CaseIterable {
  case next
  case previous
  case choose
  /// Say again what is focused.
  case `repeat`
}

/// Drives the zones of one touchscreen by keys, for who cannot see or reach it: a focus moves over the zones in reading
/// order, and *choose* presses the one it is on.
///
/// | key | with a focus | without |
/// | --- | --- | --- |
/// | next | the zone after it, after the last the first | the first |
/// | previous | the zone before it, before the first the last | the last |
/// | choose | PRESS, as if the zone had been touched | ignored: no focus |
/// | repeat | says it again | says the scene |
///
/// A change of scene takes the focus away, as a finger would be lost; *choose* is not taken within
/// `PressThresholds.settle` after it, nor from a key that went down before it. Zones that change within a scene leave
/// the focus where it is while its zone is there.
public struct FocusNavigation: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// The focus is on this zone: show it and say it.
    case focused(zone: String)
    /// Say the focused zone once more; `nil`: the whole scene.
    case repeated(zone: String?)
    case pressed(Press)
    case ignored(IgnoredPress)
  }

  /// The configured name of the touchscreen.
  public let screen: String
  /// The zone that *choose* presses.
  public private(set) var focus: String?

  private var order: [String]
  private var revision: Int
  private var shownAt: Int64?
  private let settle: Int64

  /// - Parameter settle: microseconds.
  public init(screen: String, scene: Scene, settle: Int64 = PressThresholds().settle) {
    self.screen = screen
    self.settle = settle
    order = Zone.readingOrder(scene.zones[screen] ?? []).map(\.name)
    revision = scene.revision
  }

  /// - Parameter now: microseconds of `CLOCK_MONOTONIC`.
  public mutating func show(_ scene: Scene, at now: Int64) {
    order = Zone.readingOrder(scene.zones[screen] ?? []).map(\.name)
    if scene.revision != revision {
      revision = scene.revision
      shownAt = now
      focus = nil
    } else if let zone = focus, !order.contains(zone) {
      focus = nil
    }
  }

  /// - Parameter press: of the key that does this step.
  public mutating func take(_ step: FocusStep, _ press: Press) -> Outcome {
    switch step {
    case .next: move(from: -1, by: 1)
    case .previous: move(from: order.count, by: -1)
    case .repeat: .repeated(zone: focus)
    case .choose: choose(press)
    }
  }

  private mutating func move(from edge: Int, by step: Int) -> Outcome {
    guard !order.isEmpty else { return .ignored(.noFocus) }
    let place = focus.flatMap { order.firstIndex(of: $0) } ?? edge
    let zone = order[(place + step + order.count) % order.count]
    focus = zone
    return .focused(zone: zone)
  }

  private func choose(_ press: Press) -> Outcome {
    guard press.revision == revision else { return .ignored(.sceneChanged) }
    if let shownAt, press.time < shownAt + settle { return .ignored(.settling) }
    guard let focus else { return .ignored(.noFocus) }
    let source = CommandSource(device: screen, control: focus)
    return .pressed(Press(source: source, time: press.time, revision: revision, pad: press.source.device))
  }
}

extension Zone {
  /// Row by row from the top, each from the left; zones are in one row when the middle of one is beside the other.
  static func readingOrder(_ zones: [Zone]) -> [Zone] {
    var rows: [[Zone]] = []
    for zone in zones.sorted(by: { ($0.y, $0.x) < ($1.y, $1.x) }) {
      let middle = zone.y + zone.height / 2
      if let first = rows.last?.first, middle >= first.y, middle < first.y + first.height {
        rows[rows.count - 1].append(zone)
      } else {
        rows.append([zone])
      }
    }
    return rows.flatMap { row in row.sorted { ($0.x, $0.y) < ($1.x, $1.y) } }
  }
}
