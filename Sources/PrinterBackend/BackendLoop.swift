internal import CLinux
internal import Glibc
public import SystemCalls
internal import SystemPackage

/// Performs what `TicketDelivery` decides: one thread, one poll(2).
public struct BackendLoop: ~Copyable {
  private let address: DeviceAddress
  private let job: FileDescriptor
  private let report: FileDescriptor
  private let signals: OwnedDescriptor
  private var delivery: TicketDelivery
  private var link: DeviceLink?
  /// The ways to the printer that this attempt has not tried yet.
  private var ways: [DeviceLink.Way] = []
  /// Until here the connection that is being made may take, where there is another way.
  private var wayUntil: Duration = .zero
  /// Until here a USB printer that had nothing to say is not asked again.
  private var quietUntil: Duration = .zero
  private var isTakenBack = false
  /// An address that does not answer is left for the next one after this time.
  private static let wayLimit: Duration = .seconds(1)
  private var buffer = [UInt8](repeating: 0, count: 65536)

  /// From here on SIGTERM ends the job and not the process.
  ///
  /// - Parameters:
  ///   - job: where the job is read from.
  ///   - jobResynchronises: see `TicketDelivery`.
  ///   - report: where the scheduler listens; it is gone when a pipe says so.
  public init(
    to address: DeviceAddress, job: Int32, jobResynchronises: Bool = false, report: Int32
  ) throws(SystemFault) {
    signal(SIGPIPE, SIG_IGN)
    var mask = Self.mask
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    signals = OwnedDescriptor(
      owning: try systemCall("signalfd") { signalfd(-1, &mask, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK)) })
    self.address = address
    self.job = FileDescriptor(rawValue: job)
    self.report = FileDescriptor(rawValue: report)
    delivery = TicketDelivery(
      address.options, jobResynchronises: jobResynchronises, at: MonotonicClock.now)
  }

  /// Turns until the job has ended.
  public mutating func run() -> ExitStatus {
    while true {
      delivery.passes(to: MonotonicClock.now)
      attempt()
      write()
      if let exit = delivery.exit {
        if delivery.breaksOff { link?.breakOff() }
        link = nil
        return exit
      }
      wait()
    }
  }

  // MARK: Out

  private mutating func sendMessages() {
    // A scheduler that does not read is gone, which the poll reports.
    for message in delivery.takeMessages() { try? report.writeAll(Array(message.text.utf8)) }
  }

  /// Writes until the line is full. What a byte on the line means is reported before the byte is there.
  private mutating func write() {
    while true {
      sendMessages()
      guard delivery.exit == nil, !delivery.outgoing.isEmpty, let outcome = link?.writeIfConnected(delivery.outgoing)
      else {
        break
      }
      switch outcome {
      case .moved(let count): delivery.took(count, at: MonotonicClock.now)
      case .lost: lose()
      case .wouldBlock: break
      }
      if outcome == .wouldBlock { break }
    }
    if link?.isConnected == true { delivery.sees(unsent: link?.unsent ?? 0, at: MonotonicClock.now) }
    sendMessages()
  }

  private mutating func attempt() {
    guard delivery.takeAttempt(at: MonotonicClock.now) else { return }
    ways = (try? waysToPrinter()) ?? []
    connect()
  }

  private func waysToPrinter() throws(SystemFault) -> [DeviceLink.Way] {
    // A resolver may take long, and nothing has been sent: here SIGTERM may end the process as it is.
    var mask = Self.mask
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    defer { pthread_sigmask(SIG_BLOCK, &mask, nil) }
    return try DeviceLink.ways(to: address.location)
  }

  /// Tries the ways that are left, one after the other: a name may have an address of a kind that its printer does not
  /// speak.
  private mutating func connect() {
    link = nil
    while link == nil, !ways.isEmpty { link = try? DeviceLink.open(ways.removeFirst()) }
    wayUntil = MonotonicClock.now + Self.wayLimit
    switch link?.isConnected {
    case true?: delivery.connected(at: MonotonicClock.now)
    case false?: break
    case nil: delivery.notReached(at: MonotonicClock.now)
    }
  }

  private mutating func lose() {
    link = nil
    delivery.loses(at: MonotonicClock.now)
  }

  // MARK: In

  private mutating func wait() {
    let now = MonotonicClock.now
    let isWriting = link?.isConnected == false || !delivery.outgoing.isEmpty
    let isReading = now >= quietUntil
    var poll = Poll()
    poll.watch(isTakenBack ? nil : signals.number, for: .readable)
    poll.watch(isTakenBack ? nil : report.rawValue, for: [])
    poll.watch(link?.file.number, for: (isWriting ? Readiness.writable : []).union(isReading ? .readable : []))
    poll.watch(delivery.wantsJob ? job.rawValue : nil, for: .readable)
    let isReaching = link?.isConnected == false && !ways.isEmpty
    let due = [
      delivery.nextAlarm, isReading || link == nil ? nil : quietUntil, isReaching ? wayUntil : nil,
    ].compactMap(\.self).min()
    let ready = poll.wait(atMost: due.map { $0 - now })
    if isReaching, ready[2].isEmpty, MonotonicClock.now >= wayUntil { return connect() }
    if !ready[0].isEmpty || ready[1].contains(.failed) { takeBack() }
    if !ready[2].isEmpty { serve(ready[2]) }
    if !ready[3].isEmpty { readJob() }
  }

  /// Once is enough, and what was the reason remains readable.
  private mutating func takeBack() {
    isTakenBack = true
    delivery.cancels(at: MonotonicClock.now)
  }

  private mutating func serve(_ readiness: Readiness) {
    if link?.isConnected == false {
      do throws(SystemFault) {
        try link?.finishConnecting()
        delivery.connected(at: MonotonicClock.now)
      } catch {
        connect()
      }
    } else if readiness.contains(.readable) {
      receive()
    } else if !readiness.isDisjoint(with: [.hungUp, .failed, .invalid]) {
      lose()
    }
  }

  private mutating func receive() {
    switch link?.read(into: &buffer) {
    case .moved(0): quietUntil = MonotonicClock.now + .milliseconds(20)
    case .moved(let count): delivery.receives(buffer[..<count], at: MonotonicClock.now)
    case .lost: lose()
    case .wouldBlock, nil: break
    }
  }

  private mutating func readJob() {
    do throws(SystemFault) {
      let count = try job.read(into: &buffer)
      if count == 0 {
        delivery.readsEnd(at: MonotonicClock.now)
      } else {
        delivery.reads(buffer[..<count], at: MonotonicClock.now)
      }
    } catch {
      if error.errno != .wouldBlock { delivery.cancels(at: MonotonicClock.now) }
    }
  }

  private static var mask: sigset_t {
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGTERM)
    sigaddset(&mask, SIGINT)
    return mask
  }
}

extension DeviceLink {
  /// - Returns: `nil` while the connection is being made.
  fileprivate func writeIfConnected(_ bytes: [UInt8]) -> Outcome? { isConnected ? write(bytes) : nil }
}
