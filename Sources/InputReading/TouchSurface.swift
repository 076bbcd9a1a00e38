/// Where on the display a finger is: the ranges of the position's axes, and how the panel lies over the display.
struct TouchSurface: Sendable {
  private var horizontal: AxisRange
  private var vertical: AxisRange
  /// What the device announces has no extent: the range is what has been seen up to now.
  private let isObserved: (horizontal: Bool, vertical: Bool)
  private let panel: PanelMapping

  init(horizontal: AxisRange, vertical: AxisRange, panel: PanelMapping) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.panel = panel
    isObserved = (horizontal.isEmpty, vertical.isEmpty)
  }

  /// - Returns: 0…1 of the display; a position outside is moved to the edge and counted.
  mutating func place(_ point: RawPoint, ignored: inout Tally) -> (x: Double, y: Double) {
    if isObserved.horizontal { horizontal.observe(point.x) }
    if isObserved.vertical { vertical.observe(point.y) }
    if isObserved.horizontal || isObserved.vertical { ignored.count(.uselessRange) }
    let (across, along) = (horizontal.fraction(of: point.x), vertical.fraction(of: point.y))
    for fraction in [across, along] where !(0...1).contains(fraction) { ignored.count(.outOfRange) }
    let position = panel.position(x: across, y: along)
    return (min(max(position.x, 0), 1), min(max(position.y, 0), 1))
  }

  /// - Returns: what the axes tell at a position of the display, by the ranges as they are known now.
  func units(x: Double, y: Double) -> RawPoint {
    let position = panel.inverse?.position(x: x, y: y) ?? (x: x, y: y)
    return RawPoint(x: horizontal.units(at: position.x), y: vertical.units(at: position.y))
  }

  /// Whether two positions are further apart than a part of either axis.
  func isFar(_ first: RawPoint, _ second: RawPoint, beyond part: Double) -> Bool {
    abs(horizontal.fraction(of: first.x) - horizontal.fraction(of: second.x)) > part
      || abs(vertical.fraction(of: first.y) - vertical.fraction(of: second.y)) > part
  }
}

extension AxisRange {
  fileprivate var isEmpty: Bool { minimum == maximum }

  /// Widens the range to the next power of two, as controllers count: 10, 12 or 15 bits from 0.
  fileprivate mutating func observe(_ value: Int32) {
    if maximum <= minimum { (minimum, maximum) = (0, 1) }
    while maximum < value { maximum = maximum << 1 | 1 }
    while minimum > value { minimum = minimum == 0 ? -1 : minimum << 1 }
  }
}
