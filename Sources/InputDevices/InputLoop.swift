internal import CLinux
internal import Events
internal import InputReading
internal import Settings
internal import SystemCalls

/// The one thread's work: waits for every input descriptor, udev and the stop signal, and passes on what comes.
///
/// It sleeps until something happens; only an input that is there and cannot be opened makes it wake by the clock.
final class InputLoop {
  /// What wakes the loop, in the order in which it is attended to: what a device sent before it was unplugged or lent is
  /// read first.
  private enum Source: Comparable {
    case channel(Int)
    case monitor
    case request
    case stop
  }

  private let epoll: Epoll<Source>
  private let stop: EventCounter
  private let requests: InputThreadRequests
  /// What others read meanwhile.
  private var lent: [InputSettings.Way] = []
  private let directory: DeviceDirectory
  private let monitor: DeviceMonitor
  private let channels: [InputChannel]
  private let board: InputBoard
  private let receiver: any InputReceiving

  init(
    settings: [InputSettings], quirks: DeviceQuirks, stop: EventCounter, requests: InputThreadRequests,
    board: InputBoard,
    receiver: any InputReceiving
  ) throws(InputFault) {
    epoll = try InputFault.explaining { () throws(SystemFault) in try Epoll() }
    self.stop = stop
    self.requests = requests
    self.board = board
    self.receiver = receiver
    channels = settings.map { InputChannel($0, quirks: quirks) }
    directory = try DeviceDirectory()
    // Before the first look at what is plugged, so that nothing comes unseen in between.
    monitor = try directory.monitor()
    try watch(stop.descriptor, as: .stop)
    try watch(monitor.descriptor, as: .monitor)
    try watch(requests.descriptor, as: .request)
  }

  /// Opens what can be opened and reports what cannot.
  func open() { pass([connect(now: MonotonicClock.microseconds, where: { _ in true })]) }

  /// Returns when the stop signal is given.
  func run() {
    while let events = try? epoll.wait(atMost: timeout(now: MonotonicClock.microseconds)) {
      if events.contains(where: { $0.source == .stop }) { return }
      turn(events.sorted { $0.source < $1.source }, now: MonotonicClock.microseconds)
    }
  }

  private func turn(_ events: [Epoll<Source>.Event], now: Int64) {
    var batches: [[InputSignal]] = []
    for event in events {
      switch event.source {
      case .channel(let index):
        batches.append(read(channels[index], hungUp: event.isHungUp, now: now))
      case .monitor: batches.append(follow(monitor.changes(), now: now))
      case .request: batches.append(lend(requests.take(), now: now))
      case .stop: break
      }
    }
    if channels.contains(where: { $0.isDue(now) }) { batches.append(connect(now: now) { $0.isDue(now) }) }
    pass(batches)
    if events.contains(where: { $0.source == .request }) { requests.answer() }
  }

  /// Closes what is lent, and opens what is not any more.
  private func lend(_ ways: [InputSettings.Way], now: Int64) -> [InputSignal] {
    guard ways != lent else { return [] }
    lent = ways
    let devices = directory.devices()
    let signals = channels.flatMap { channel -> [InputSignal] in
      let way = channel.settings.way
      guard channel.source != nil, ways.contains(where: { $0.lends(way, at: channel.node, among: devices) }) else {
        return []
      }
      return channel.close(because: .lent(channel.settings.name), now: now)
    }
    return signals + connect(now: now) { _ in true }
  }

  private func read(_ channel: InputChannel, hungUp: Bool, now: Int64) -> [InputSignal] {
    let signals = channel.read(now: now)
    guard hungUp, channel.source != nil else { return signals }
    return signals + channel.close(because: .gone(channel.node ?? channel.settings.name), now: now)
  }

  private func follow(_ changes: [DeviceMonitor.Change], now: Int64) -> [InputSignal] {
    var signals: [InputSignal] = []
    let removed = Set(changes.filter(\.isRemoval).map(\.node))
    for channel in channels {
      guard let node = channel.node, removed.contains(node) else { continue }
      // What it sent before it went.
      signals += channel.read(now: now)
      if channel.source != nil { signals += channel.close(because: .gone(node), now: now) }
    }
    // udev may list for a moment what it has just reported as removed.
    let gone = Set(Dictionary(changes.map { ($0.node, $0.isRemoval) }) { $1 }.filter(\.value).keys)
    return signals + connect(now: now, without: gone) { _ in true }
  }

  private func connect(
    now: Int64, without gone: Set<String> = [], where isWanted: (InputChannel) -> Bool
  ) -> [InputSignal] {
    let waiting = channels.indices.filter { channels[$0].source == nil && isWanted(channels[$0]) }
      .filter { !lent.contains(channels[$0].settings.way) }
    guard !waiting.isEmpty else { return [] }
    let devices = directory.devices().filter { !gone.contains($0.node) && !isLent($0) }
    return waiting.flatMap { index in
      var signals = channels[index].connect(devices: devices, taken: Set(channels.compactMap(\.node)), now: now)
      guard let source = channels[index].source else { return signals }
      do throws(InputFault) {
        try watch(source.descriptor, as: .channel(index))
      } catch {
        signals += channels[index].close(because: error, now: now)
      }
      return signals
    }
  }

  private func isLent(_ device: FoundDevice) -> Bool {
    lent.contains { if case .device(let identity) = $0 { device.matches(identity) } else { false } }
  }

  private func pass(_ batches: [[InputSignal]]) {
    let signals = InputOrder.merged(batches)
    board.post(channels.map(ChannelReport.init), signals: signals)
    if !signals.isEmpty { receiver.receive(signals) }
  }

  /// Milliseconds until there is something to do that no descriptor announces; -1: nothing is planned.
  private func timeout(now: Int64) -> Int32 {
    guard let next = channels.compactMap(\.retryAt).min() else { return -1 }
    return Int32(clamping: max(0, (next - now + 999) / 1000))
  }

  private func watch(_ descriptor: Int32, as source: Source) throws(InputFault) {
    try InputFault.explaining { () throws(SystemFault) in try epoll.watch(descriptor, as: source) }
  }
}

extension InputChannel {
  fileprivate func isDue(_ now: Int64) -> Bool { retryAt.map { $0 <= now } ?? false }
}

extension InputFault {
  fileprivate static func gone(_ node: String) -> InputFault {
    InputFault(
      .removed, cause: "\(node) was unplugged", remedy: "Plug it in; it is taken when it is there.",
      thai: "เสียบอุปกรณ์ ระบบจะใช้งานทันทีที่พบ")
  }

  fileprivate static func lent(_ input: String) -> InputFault {
    InputFault(
      .lent, cause: "\(input) is being set up with kioskctl input learn",
      remedy: "Finish there; its presses count again when it is done.",
      thai: "กำลังตั้งค่าอุปกรณ์นี้ เมื่อเสร็จแล้วจะใช้งานได้อีกครั้ง")
  }
}
