internal import CLinux
internal import Glibc

/// Performs what `TicketDelivery` decides: one thread, one poll(2).
public struct BackendLoop: ~Copyable {
  private let address: DeviceAddress
  private let job: Int32
  private let report: Int32
  private let signals: Descriptor
  private var delivery: TicketDelivery
  private var link: DeviceLink?
  /// Until here a USB printer that had nothing to say is not asked again.
  private var quietUntil: Duration = .zero
  private var isTakenBack = false
  private var buffer = [UInt8](repeating: 0, count: 65536)

  /// From here on SIGTERM ends the job and not the process.
  ///
  /// - Parameters:
  ///   - job: where the job is read from.
  ///   - report: where the scheduler listens; it is gone when a pipe says so.
  public init(to address: DeviceAddress, job: Int32, report: Int32) throws(SystemFault) {
    signal(SIGPIPE, SIG_IGN)
    var mask = Self.mask
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    let number = signalfd(-1, &mask, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
    guard number >= 0 else { throw SystemFault(call: "signalfd", code: errno) }
    signals = Descriptor(owning: number)
    self.address = address
    self.job = job
    self.report = report
    delivery = TicketDelivery(address.options, at: SystemCall.now)
  }

  /// Turns until the job has ended.
  public mutating func run() -> ExitStatus {
    while true {
      delivery.passes(to: SystemCall.now)
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

  private mutating func say() {
    for message in delivery.takeMessages() { SystemCall.say(message.text, to: report) }
  }

  /// Writes until the line is full. What a byte on the line means is said before it is there.
  private mutating func write() {
    while true {
      say()
      guard delivery.exit == nil, !delivery.outgoing.isEmpty, let outcome = link?.writeIfConnected(delivery.outgoing)
      else {
        break
      }
      switch outcome {
      case .moved(let count): delivery.took(count, at: SystemCall.now)
      case .lost: lose()
      case .wouldBlock: break
      }
      if outcome == .wouldBlock { break }
    }
    if link?.isConnected == true { delivery.sees(unsent: link?.unsent ?? 0, at: SystemCall.now) }
    say()
  }

  private mutating func attempt() {
    guard delivery.takeAttempt(at: SystemCall.now) else { return }
    do throws(SystemFault) {
      link = try open()
      if link?.isConnected == true { delivery.connected(at: SystemCall.now) }
    } catch {
      link = nil
      delivery.notReached(at: SystemCall.now)
    }
  }

  private func open() throws(SystemFault) -> DeviceLink {
    // A resolver may take long, and nothing has been sent: here SIGTERM may end the process as it is.
    var mask = Self.mask
    pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    defer { pthread_sigmask(SIG_BLOCK, &mask, nil) }
    return try DeviceLink.open(address.location)
  }

  private mutating func lose() {
    link = nil
    delivery.loses(at: SystemCall.now)
  }

  // MARK: In

  private mutating func wait() {
    let now = SystemCall.now
    let isWriting = link?.isConnected == false || !delivery.outgoing.isEmpty
    let isReading = now >= quietUntil
    let events = (isWriting ? POLLOUT : 0) | (isReading ? POLLIN : 0)
    var watched = [
      pollfd(fd: isTakenBack ? -1 : signals.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isTakenBack ? -1 : report, events: 0, revents: 0),
      pollfd(fd: link?.file.number ?? -1, events: Int16(events), revents: 0),
      pollfd(fd: delivery.wantsJob ? job : -1, events: Int16(POLLIN), revents: 0),
    ]
    let due = [delivery.nextAlarm, isReading || link == nil ? nil : quietUntil].compactMap(\.self).min()
    SystemCall.wait(for: &watched, due.map { $0 - now })
    if watched[0].revents != 0 || watched[1].revents & Int16(POLLERR) != 0 { takeBack() }
    if watched[2].revents != 0 { serve(watched[2].revents) }
    if watched[3].revents != 0 { readJob() }
  }

  /// Once is enough, and what was the reason remains readable.
  private mutating func takeBack() {
    isTakenBack = true
    delivery.cancels(at: SystemCall.now)
  }

  private mutating func serve(_ events: Int16) {
    if link?.isConnected == false {
      do throws(SystemFault) {
        try link?.finishConnecting()
        delivery.connected(at: SystemCall.now)
      } catch {
        link = nil
        delivery.notReached(at: SystemCall.now)
      }
    } else if events & Int16(POLLIN) != 0 {
      listen()
    } else if events & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 {
      lose()
    }
  }

  private mutating func listen() {
    switch link?.read(into: &buffer) {
    case .moved(0): quietUntil = SystemCall.now + .milliseconds(20)
    case .moved(let count): delivery.receives(buffer[..<count], at: SystemCall.now)
    case .lost: lose()
    case .wouldBlock, nil: break
    }
  }

  private mutating func readJob() {
    let count = SystemCall.retrying { read(job, &buffer, buffer.count) }
    if count > 0 {
      delivery.reads(buffer[..<count], at: SystemCall.now)
    } else if count == 0 {
      delivery.readsEnd(at: SystemCall.now)
    } else if errno != EAGAIN {
      delivery.cancels(at: SystemCall.now)
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
