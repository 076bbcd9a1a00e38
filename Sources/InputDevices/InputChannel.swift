internal import Events
internal import InputReading
internal import Settings
internal import SystemCalls

/// The life of one configured input: waits for its device, holds it open, and gets over its loss.
///
///     state    | it is found and opens | opening fails        | it goes away
///     ---------+-----------------------+----------------------+--------------------------------------
///     waiting  | open, `plugged`       | waiting, `unplugged` | –
///              |                       | once per reason      |
///     open     | –                     | –                    | waiting, held things are `cancelled`,
///              |                       |                      | `unplugged`; so too while it is lent
///
/// A missing device is waited for without a clock: udev reports when it comes. One that is there and does not open is
/// tried again after a pause that doubles up to 5 s.
final class InputChannel {
  typealias Opener = (_ node: String) throws(InputFault) -> any EventSource

  static let shortestPause: Int64 = 250_000
  static let longestPause: Int64 = 5_000_000

  let settings: InputSettings
  private(set) var source: (any EventSource)?
  /// The node of the open device.
  private(set) var node: String?
  /// Why it is not open; `nil` while it is, and before the first attempt.
  private(set) var fault: InputFault?
  /// When to try again, microseconds of `CLOCK_MONOTONIC`; `nil`: when udev reports it.
  private(set) var retryAt: Int64?
  private var pause = shortestPause
  private var buffer = [UInt8](repeating: 0, count: FrameAssembler.share)
  private var assembler = FrameAssembler()
  private var reader: EventReader
  /// What was ignored while earlier readers read.
  private var ignoredBefore: [IgnoredInput: Int] = [:]
  private let quirks: DeviceQuirks
  private let openDevice: Opener

  /// - Parameter openDevice: opens and grabs the device at a node.
  init(
    _ settings: InputSettings, quirks: DeviceQuirks = DeviceQuirks(),
    openDevice: @escaping Opener = { node throws(InputFault) in try EventDevice(path: node) }
  ) {
    self.settings = settings
    self.quirks = quirks
    self.openDevice = openDevice
    reader = EventReader(device: settings.name, description: DeviceDescription())
  }

  /// What the device sent that was ignored, also before it was unplugged and came back.
  var ignored: [IgnoredInput: Int] { ignoredBefore.merging(reader.ignored, uniquingKeysWith: +) }

  /// Opens the input if it can be opened now.
  /// - Parameters:
  ///   - devices: what is plugged.
  ///   - taken: the nodes that other channels hold.
  func connect(devices: [FoundDevice], taken: Set<String>, now: Int64) -> [InputSignal] {
    guard source == nil else { return [] }
    do throws(InputFault) {
      let (opened, quirk) = try open(devices: devices, taken: taken)
      source = opened
      ignoredBefore = ignored
      assembler = FrameAssembler(keepsTimes: opened.keepsTimes)
      reader = EventReader(
        device: settings.name, description: opened.description.corrected(by: quirk),
        state: opened.initialState, panel: PanelMapping(settings.panel))
      fault = nil
      retryAt = nil
      return [.plugged(device: settings.name)]
    } catch {
      return wait(because: error, now: now)
    }
  }

  /// Reads what waits; a failure closes the input.
  func read(now: Int64) -> [InputSignal] {
    guard let source else { return [] }
    do throws(InputFault) {
      let count = try source.read(into: &buffer)
      let signals = take(buffer.prefix(count), from: source)
      // Only one that speaks is well; one that opens and fails at once is tried ever less often.
      if !signals.isEmpty { pause = Self.shortestPause }
      return signals
    } catch {
      return close(because: error, now: now)
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>, from source: any EventSource) -> [InputSignal] {
    let events = assembler.events(from: bytes, arrival: MonotonicClock.microseconds)
    if assembler.holdsPart { reader.noteTornRead() }
    var signals: [InputSignal] = []
    var isOutdated = false
    for event in events where !isOutdated {
      signals += reader.read(event) {
        let state = source.state()
        // The rest of what was read is older than this.
        isOutdated = state != nil
        return state
      }
    }
    if isOutdated { assembler = FrameAssembler(keepsTimes: source.keepsTimes) }
    return signals
  }

  /// The device went away.
  func close(because fault: InputFault, now: Int64) -> [InputSignal] {
    let cancelled = reader.cancelAll(time: now)
    source = nil
    node = nil
    return cancelled + wait(because: fault, now: now)
  }

  private func open(devices: [FoundDevice], taken: Set<String>) throws(InputFault) -> (any EventSource, DeviceQuirk?) {
    switch settings.way {
    case .fifo(let path): return (try EventPipe(path: path), nil)
    case .device(let identity):
      guard let device = devices.first(where: { $0.matches(identity) && !taken.contains($0.node) }) else {
        throw InputFault(
          .missing, cause: "no device answers to the input \(settings.name)",
          remedy: "Plug it in, or compare its identity with `kioskctl input list`.",
          thai: "เสียบอุปกรณ์ หรือเทียบชื่อกับคำสั่ง kioskctl input list")
      }
      let opened = try openDevice(device.node)
      node = device.node
      return (
        opened,
        quirks.quirk(name: device.name, vendor: device.vendor, product: device.product, bus: device.bus)
      )
    }
  }

  private func wait(because new: InputFault, now: Int64) -> [InputSignal] {
    let old = fault?.code
    // A device that was removed and is still missing is not news.
    let isNews = old != new.code && !([.removed, .lent].contains(old) && new.code == .missing)
    if isNews { fault = new }
    // udev reports when it comes, or the loop when it is not lent any more.
    if new.code == .missing || new.code == .lent {
      retryAt = nil
    } else {
      retryAt = now + pause
      pause = min(pause * 2, Self.longestPause)
    }
    return isNews ? [.unplugged(device: settings.name, reason: new.code.rawValue)] : []
  }
}
