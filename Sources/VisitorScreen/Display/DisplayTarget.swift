public import Drawing
internal import SystemCalls

/// A monitor, driven through the kernel without a window system (DRM/KMS).
///
///     state  | monitor gone  | monitor there        | console left  | console back
///     -------+---------------+----------------------+---------------+--------------
///     dark   | –             | mode set → lit       | → away        | –
///     lit    | → dark        | mode set anew        | master left   | –
///            |               |                      | → away        |
///     away   | –             | –                    | –             | mode set → lit
///
/// What is missing is waited for without a clock: udev reports it. Only a display that is there and in other hands is tried
/// again after a pause that doubles from 0.25 to 8 s.
public final class DisplayTarget: ScreenTarget {
  static let shortestPause: Int32 = 250
  static let longestPause: Int32 = 8000

  private let settings: DisplaySettings
  private let directory: DisplayDirectory
  private var console: Console?
  private var card: DisplayCard?
  private var lit: LitDisplay?
  private var reported: ScreenReport?
  private var pause = shortestPause
  /// Whether the monitor is to be looked for and its mode to be set.
  private var isDue = true
  private var isConsoleTried = false

  /// - Throws: `ScreenFault` when udev cannot be asked.
  public init(_ settings: DisplaySettings) throws(ScreenFault) {
    self.settings = settings
    directory = try DisplayDirectory()
  }

  public var size: PixelSize? { lit?.size }
  public var isReady: Bool { lit.map { !$0.isFlipping } ?? false }
  public var descriptors: [Int32] {
    [directory.descriptor] + [console?.descriptor, card?.number].compactMap(\.self)
  }
  public private(set) var patience: Int32?

  public func present(_ canvas: PictureCanvas, changed: [Box]) -> [ScreenReport] {
    guard let lit else { return [] }
    do throws(ScreenFault) {
      try lit.show(canvas, changed: changed)
      return []
    } catch {
      tryLater()
      return darken(because: error)
    }
  }

  public func attend() -> (reports: [ScreenReport], isNew: Bool) {
    var reports: [ScreenReport] = []
    let before = lit
    if let card { lit?.flipsEnded(card.completedFlips()) }
    for change in console?.changes() ?? [] { reports += follow(change) }
    let (isChange, removed) = directory.changes()
    if let path = card?.path, removed.contains(path) { drop() }
    if isChange || patience != nil { isDue = true }
    if isDue, console?.isAtFront ?? true { reports += light() }
    return (reports, lit != nil && lit !== before)
  }

  public func close() {
    // The kernel puts the console's picture back when nobody drives the display, and draws it in text mode.
    drop()
    console = nil
  }

  private func follow(_ change: Console.Change) -> [ScreenReport] {
    switch change {
    case .leaving:
      let reports = darken(because: .away)
      card?.dropMaster()
      patience = nil
      console?.leave()
      return reports
    case .entered:
      console?.confirmReturn()
      if card?.takeMaster() == false { drop() }
      isDue = true
      return []
    }
  }

  /// Finds the monitor and shows black on it, until the first picture comes.
  private func light() -> [ScreenReport] {
    isDue = false
    patience = nil
    if let card, lit?.isFlipping == true {
      // A mode set amid a flip is refused by some drivers.
      var poll = Poll(reading: [card.number])
      poll.wait(atMost: .milliseconds(100))
      lit?.flipsEnded(card.completedFlips())
    }
    do throws(ScreenFault) {
      let path = try findPath()
      let impairments = takeConsole()
      console?.silenceKeyboard()
      lit = try LitDisplay(path, rotation: settings.rotation)
      pause = Self.shortestPause
      return impairments + report(path)
    } catch {
      if ![.noCard, .noMonitor].contains(error.code) { tryLater() }
      return darken(because: error)
    }
  }

  /// Lets go of the display: only a process that opens it anew may become its master again.
  private func tryLater() {
    drop()
    patience = pause
    pause = min(pause * 2, Self.longestPause)
  }

  private func findPath() throws(ScreenFault) -> DisplayPath {
    if let card { return try DisplayPath(on: card, settings) }
    var fault = ScreenFault(
      .noCard, cause: "the kernel drives no display: there is no /dev/dri/card*",
      remedy: "Connect the display adapter; it is taken when it is there.")
    for node in directory.cards() {
      do throws(ScreenFault) {
        let found = try DisplayCard(path: node, allowsAtomic: settings.allowsAtomic)
        // Kept also without a monitor: nobody else shall have it, and its events are taken.
        card = card ?? found
        let path = try DisplayPath(on: found, settings)
        card = found
        return path
      } catch {
        fault = error
      }
    }
    throw fault
  }

  private func report(_ path: DisplayPath) -> [ScreenReport] {
    let lit = ScreenReport.lit(
      connector: path.connector.name, width: path.mode.width, height: path.mode.height, refresh: path.mode.refresh)
    guard lit != reported else { return [] }
    reported = lit
    guard let requested = settings.mode, !requested.isMet(by: path.mode) else { return [lit] }
    let offers = path.connector.modes.map(\.name).joined(separator: " ")
    let fault = ScreenFault(
      .unknownMode,
      cause: "the monitor at \(path.connector.name) does not offer \(requested); shown is \(path.mode.name)",
      remedy: "Choose one of: \(offers).")
    return [lit, .impaired(fault)]
  }

  private func takeConsole() -> [ScreenReport] {
    guard !isConsoleTried else { return [] }
    isConsoleTried = true
    do throws(ScreenFault) {
      console = try Console()
      return []
    } catch {
      return [.impaired(error)]
    }
  }

  private func darken(because fault: ScreenFault) -> [ScreenReport] {
    lit = nil
    guard reported != .dark(fault) else { return [] }
    reported = .dark(fault)
    return [.dark(fault)]
  }

  private func drop() {
    lit = nil
    card = nil
  }
}

extension ScreenFault {
  fileprivate static let away = ScreenFault(
    .away, cause: "someone has changed to another text console", remedy: "Change back; the screen returns by itself.")
}

/// A monitor that shows one of two buffers, while the next picture is copied into the other.
private final class LitDisplay {
  let size: PixelSize
  private(set) var isFlipping = false
  private let rotation: QuarterTurn
  private let output: any DisplayOutput
  private var front: DumbBuffer
  private var back: DumbBuffer

  init(_ path: DisplayPath, rotation: QuarterTurn) throws(ScreenFault) {
    let (width, height) = (path.mode.width, path.mode.height)
    self.rotation = rotation
    size = rotation.swapsSides ? PixelSize(width: height, height: width) : PixelSize(width: width, height: height)
    front = try DumbBuffer(on: path.card, width: width, height: height)
    back = try DumbBuffer(on: path.card, width: width, height: height)
    output = path.output()
    try output.light(front)
    path.darkenOthers()
  }

  /// Copies what has changed into the hidden buffer, together with what it had missed, and shows it.
  func show(_ canvas: PictureCanvas, changed: [Box]) throws(ScreenFault) {
    let boxes = back.stale.map { $0 + changed } ?? [canvas.bounds]
    canvas.copy(boxes, to: back.canvas, turned: rotation)
    let places = boxes.map { rotation.place($0, width: canvas.width, height: canvas.height) }
    isFlipping = try output.flip(to: back, changed: places)
    back.stale = []
    front.stale = front.stale.map { $0 + changed }
    swap(&front, &back)
  }

  func flipsEnded(_ count: Int) {
    if count > 0 { isFlipping = false }
  }
}
