internal import CLinux
internal import Events
internal import Settings
import Glibc

/// The one thread's work: waits for every input descriptor, udev and the stop signal, and passes on what comes.
///
/// It sleeps until something happens; only an input that is there and cannot be opened makes it wake by the clock.
final class InputLoop {
  private enum Token {
    static let stop: UInt64 = 0
    static let monitor: UInt64 = 1
    static let lending: UInt64 = 2
    static let firstChannel: UInt64 = 3
  }

  private let poll: Descriptor
  private let stop: WakeSignal
  private let lending: InputLending
  /// What others read meanwhile.
  private var lent: [InputSettings.Way] = []
  private let directory: DeviceDirectory
  private let monitor: DeviceMonitor
  private let channels: [InputChannel]
  private let board: InputBoard
  private let receiver: any InputReceiving

  init(
    settings: [InputSettings], quirks: DeviceQuirks, stop: WakeSignal, lending: InputLending, board: InputBoard,
    receiver: any InputReceiving
  ) throws(InputFault) {
    let number = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard number != -1 else { throw InputFault(call: "epoll_create1", on: "the input loop", error: errno) }
    poll = Descriptor(owning: number)
    self.stop = stop
    self.lending = lending
    self.board = board
    self.receiver = receiver
    channels = settings.map { InputChannel($0, quirks: quirks) }
    directory = try DeviceDirectory()
    // Before the first look at what is plugged, so that nothing comes unseen in between.
    monitor = try directory.monitor()
    try watch(stop.descriptor, token: Token.stop)
    try watch(monitor.descriptor, token: Token.monitor)
    try watch(lending.descriptor, token: Token.lending)
  }

  /// Opens what can be opened and reports what cannot.
  func open() { pass([connect(now: SystemCall.monotonicTime(), where: { _ in true })]) }

  /// Returns when the stop signal is given.
  func run() {
    var ready = [epoll_event](repeating: epoll_event(), count: 64)
    while true {
      let count = epoll_wait(poll.number, &ready, Int32(ready.count), timeout(now: SystemCall.monotonicTime()))
      if count == -1 && errno != EINTR { return }
      let events = ready.prefix(max(0, Int(count)))
      if events.contains(where: { $0.data.u64 == Token.stop }) { return }
      turn(events, now: SystemCall.monotonicTime())
    }
  }

  private func turn(_ events: ArraySlice<epoll_event>, now: Int64) {
    var told: [Int: UInt32] = [:]
    for event in events where event.data.u64 >= Token.firstChannel {
      told[Int(event.data.u64 - Token.firstChannel)] = event.events
    }
    var batches = channels.indices.filter { told[$0] != nil || channels[$0].hasMore }.map { index in
      let isHungUp = told[index, default: 0] & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0
      return read(channels[index], hungUp: isHungUp, now: now)
    }
    if events.contains(where: { $0.data.u64 == Token.monitor }) { batches.append(follow(monitor.changes(), now: now)) }
    if channels.contains(where: { $0.isDue(now) }) { batches.append(connect(now: now) { $0.isDue(now) }) }
    let isLending = events.contains { $0.data.u64 == Token.lending }
    if isLending { batches.append(lend(lending.take(), now: now)) }
    pass(batches)
    if isLending { lending.finish() }
  }

  /// Closes what is lent, and opens what is not any more.
  private func lend(_ ways: [InputSettings.Way], now: Int64) -> [InputSignal] {
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
        try watch(source.descriptor, token: Token.firstChannel + UInt64(index))
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

  /// Milliseconds until there is something to do that no descriptor tells of; -1: nothing is planned.
  private func timeout(now: Int64) -> Int32 {
    if channels.contains(where: \.hasMore) { return 0 }
    guard let next = channels.compactMap(\.retryAt).min() else { return -1 }
    return Int32(clamping: max(0, (next - now + 999) / 1000))
  }

  private func watch(_ descriptor: Int32, token: UInt64) throws(InputFault) {
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    event.data.u64 = token
    guard epoll_ctl(poll.number, EPOLL_CTL_ADD, descriptor, &event) == 0 else {
      throw InputFault(call: "epoll_ctl", on: "descriptor \(descriptor)", error: errno)
    }
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

/// Wakes the loop from another thread (eventfd(2)).
final class WakeSignal: Sendable {
  private let event: Descriptor
  var descriptor: Int32 { event.number }

  init() throws(InputFault) {
    let number = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
    guard number != -1 else { throw InputFault(call: "eventfd", on: "the input loop", error: errno) }
    event = Descriptor(owning: number)
  }

  func give() { eventfd_write(event.number, 1) }

  /// It was heard; until it is given again nothing wakes.
  func clear() {
    var count: eventfd_t = 0
    eventfd_read(event.number, &count)
  }
}
