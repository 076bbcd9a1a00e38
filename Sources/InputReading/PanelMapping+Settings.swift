public import Settings

extension PanelMapping {
  public init(_ panel: PanelSettings) {
    var mapping = panel.calibration.map { PanelMapping($0.a, $0.b, $0.c, $0.d, $0.e, $0.f) } ?? .identity
    for _ in 0..<panel.rotation.rawValue / 90 { mapping = mapping.then(.quarterTurn) }
    if panel.mirror == .x || panel.mirror == .both { mapping = mapping.then(.mirroredAcross) }
    if panel.mirror == .y || panel.mirror == .both { mapping = mapping.then(.mirroredDown) }
    self = mapping
  }
}
