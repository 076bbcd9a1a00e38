internal import CDRM
internal import Drawing
import Glibc

/// The way from a buffer to a monitor.
protocol DisplayOutput {
  /// Sets the mode and shows a buffer; returns when that is done.
  func light(_ buffer: DumbBuffer) throws(ScreenFault)

  /// Shows a buffer from the next refresh on.
  ///
  /// - Parameter changed: the monitor's dots that differ from what the buffer held when it was last shown.
  /// - Returns: whether the kernel will say when it is seen; it is seen already where not.
  func flip(to buffer: DumbBuffer, changed: [Box]) throws(ScreenFault) -> Bool
}

/// Which monitor is fed by which engine, and how.
struct DisplayPath {
  let card: DisplayCard
  let connector: DisplayConnector
  let mode: DisplayMode
  let engine: UInt32
  /// The engine's position among the card's.
  let engineIndex: Int

  /// - Throws: `ScreenFault` with `noMonitor`.
  init(on card: DisplayCard, _ settings: DisplaySettings) throws(ScreenFault) {
    let connectors = card.connectors()
    let isWanted = { (connector: DisplayConnector) in settings.connector.map { $0 == connector.name } ?? true }
    guard let connector = connectors.first(where: { $0.isConnected && isWanted($0) }),
      let mode = connector.modes.best(for: settings.mode)
    else { throw .noMonitor(settings, among: connectors) }
    let engines = card.engines()
    let usable = engines.indices.filter { connector.engines & (1 << UInt32($0)) != 0 }
    guard let index = usable.first(where: { engines[$0] == connector.currentEngine }) ?? usable.first else {
      throw ScreenFault(
        .noMonitor, cause: "\(connector.name) cannot be fed by \(card.path)", remedy: "Use another connector.")
    }
    self.card = card
    self.connector = connector
    self.mode = mode
    engine = engines[index]
    engineIndex = index
  }

  /// The best way that the driver offers.
  func output() -> any DisplayOutput {
    if card.isAtomic, let atomic = AtomicOutput(self) { return atomic }
    return LegacyOutput(path: self)
  }

  /// Switches off every other engine of the card.
  func darkenOthers() {
    for other in card.engines() where other != engine { card.darken(engine: other) }
  }
}

extension ScreenFault {
  static func noMonitor(_ settings: DisplaySettings, among connectors: [DisplayConnector]) -> ScreenFault {
    let names = connectors.map { $0.name + ($0.isConnected ? " (monitor)" : " (empty)") }.joined(separator: ", ")
    let wanted = settings.connector.map { "the connector \($0)" } ?? "any connector"
    return ScreenFault(
      .noMonitor, cause: "no monitor is connected to \(wanted); there are: \(names.isEmpty ? "none" : names)",
      remedy: "Connect the monitor and switch it on; it is taken when it is there.")
  }
}

/// For drivers that change the picture path piece by piece.
struct LegacyOutput: DisplayOutput {
  let path: DisplayPath

  func light(_ buffer: DumbBuffer) throws(ScreenFault) {
    var connector = path.connector.identifier
    var info = path.mode.info
    let result = drmModeSetCrtc(path.card.number, path.engine, buffer.frame, 0, 0, &connector, 1, &info)
    guard result == 0 else { throw ScreenFault("drmModeSetCrtc", on: path.card.path, -result) }
  }

  func flip(to buffer: DumbBuffer, changed: [Box]) throws(ScreenFault) -> Bool {
    let result = drmModePageFlip(
      path.card.number, path.engine, buffer.frame, UInt32(DRM_MODE_PAGE_FLIP_EVENT), nil)
    if result == 0 { return true }
    // Old drivers cannot flip, and others want the mode set again.
    guard -result == EINVAL || -result == ENOSYS || -result == EOPNOTSUPP else {
      throw ScreenFault("drmModePageFlip", on: path.card.path, -result)
    }
    try light(buffer)
    var clips = changed.map { box in
      drm_clip_rect(
        x1: UInt16(box.x), y1: UInt16(box.y), x2: UInt16(box.x + box.width), y2: UInt16(box.y + box.height))
    }
    // Displays that scan the memory themselves need no such call, and answer it with an error.
    drmModeDirtyFB(path.card.number, buffer.frame, &clips, UInt32(clips.count))
    return false
  }
}
