internal import CLinux
internal import Foundation
internal import Glibc
internal import Synchronization

/// A receipt printer on the network that answers, and that fails when a story says so: the firmware of
/// `ReceiptFirmware` behind a port of loopback, one connection at a time as in the field.
public final class AnsweringPrinter: Sendable {
  /// What happens to the connection, and when: after so many bands have arrived whole.
  public enum Mischief: Hashable, Sendable {
    /// The connection breaks (RST); 0: as soon as it stands.
    case breaksConnection(afterBand: Int)
    /// The printer takes no more bytes and says no more; the connection stays.
    case stopsReading(afterBand: Int)
  }

  public let port: Int
  private let machine: Mutex<Machine>
  private let wake: Int32

  private struct Machine {
    var firmware: ReceiptFirmware
    var mischief: Mischief?
    var isOn = true
    var isGone = false
    var connections = 0
    var firstByte: ContinuousClock.Instant?
    var firstBand: ContinuousClock.Instant?
    var received: [UInt8] = []

    /// Whether the mischief's moment has come.
    var isDue: Bool {
      switch mischief {
      case .breaksConnection(let band), .stopsReading(let band): firmware.receivedBands >= band
      case nil: false
      }
    }

    var isStuck: Bool {
      if case .stopsReading = mischief { isDue } else { false }
    }
  }

  /// - Parameters:
  ///   - port: 0 takes a free one.
  ///   - firmware: what kind of printer it is.
  public init(port: Int = 0, _ firmware: ReceiptFirmware = ReceiptFirmware()) throws(ListeningPrinter.Fault) {
    let (listener, bound) = try Self.listener(on: port)
    wake = eventfd(0, Int32(EFD_CLOEXEC))
    self.port = bound
    machine = Mutex(Machine(firmware: firmware))
    let thread = Thread { [weak self, wake] in
      var line = Line(listener: listener, wake: wake)
      while let self, self.turn(&line) {}
      line.close()
      Glibc.close(wake)
    }
    thread.start()
  }

  deinit { tell { $0.isGone = true } }

  // MARK: What a story does

  public func change(_ body: (inout ReceiptFirmware.Condition) -> Void) { tell { body(&$0.firmware.condition) } }
  public func runOut(afterBand band: Int) { tell { $0.firmware.runsOutAfterBand = band } }
  public func swallow() { tell { $0.firmware.swallows = true } }
  public func make(_ mischief: Mischief?) { tell { $0.mischief = mischief } }

  /// The power button: the port is closed, what was in the printer is gone.
  public func switchOff() { tell { $0.isOn = false } }
  public func switchOn() { tell { $0.isOn = true } }

  /// Ends the thread; the printer is of no use any more.
  public func stop() { tell { $0.isGone = true } }

  // MARK: What a story asks

  /// What the paper shows.
  /// - Throws: `ReceiptPaper.Fault` when the printer was sent something that it does not understand.
  public func paper() throws(ReceiptPaper.Fault) -> ReceiptPaper { try ReceiptPaper(firmware.executed) }

  public var firmware: ReceiptFirmware { machine.withLock { $0.firmware } }
  public var connections: Int { machine.withLock { $0.connections } }
  /// Every byte that was taken from the line, in order.
  public var received: [UInt8] { machine.withLock { $0.received } }
  public var firstByte: ContinuousClock.Instant? { machine.withLock { $0.firstByte } }
  /// When the first band had arrived whole.
  public var firstBand: ContinuousClock.Instant? { machine.withLock { $0.firstBand } }

  /// Waits, at most 10 s, until something is true of the firmware.
  public func wait(until isTrue: (ReceiptFirmware) -> Bool) -> Bool {
    let limit = ContinuousClock.now + .seconds(10)
    while !isTrue(firmware) {
      guard .now < limit else { return false }
      usleep(2_000)
    }
    return true
  }

  private func tell(_ body: (inout Machine) -> Void) {
    machine.withLock { body(&$0) }
    eventfd_write(wake, 1)
  }

  // MARK: The thread

  /// The descriptors of the thread.
  private struct Line {
    var listener: Int32
    var connection: Int32 = -1
    let wake: Int32

    mutating func hangUp() {
      if connection >= 0 { Glibc.close(connection) }
      connection = -1
    }

    /// RST instead of FIN: what a power cut or a pulled cable comes to.
    mutating func tear() {
      var abort = linger(l_onoff: 1, l_linger: 0)
      setsockopt(connection, SOL_SOCKET, SO_LINGER, &abort, socklen_t(MemoryLayout<linger>.size))
      hangUp()
    }

    mutating func close() {
      hangUp()
      if listener >= 0 { Glibc.close(listener) }
      listener = -1
    }
  }

  /// Waits for something to happen and does it.
  private func turn(_ line: inout Line) -> Bool {
    let isReading = machine.withLock { $0.firmware.room > 0 && !$0.isStuck }
    var watched = [
      pollfd(fd: line.wake, events: Int16(POLLIN), revents: 0),
      pollfd(fd: line.connection < 0 ? line.listener : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isReading ? line.connection : -1, events: Int16(POLLIN), revents: 0),
    ]
    // The thread holds the printer only while it turns, so it must come round to see that nobody else does.
    poll(&watched, 3, 100)
    if watched[0].revents != 0 {
      var count: eventfd_t = 0
      eventfd_read(line.wake, &count)
    }
    let (isOn, isGone) = machine.withLock { ($0.isOn, $0.isGone) }
    if isGone { return false }
    if !isOn {
      line.close()
    } else if line.listener < 0 {
      line.listener = (try? Self.listener(on: port))?.descriptor ?? -1
    }
    if isOn, watched[1].revents != 0 { welcome(&line) }
    if isOn, watched[2].revents != 0 { take(from: &line) }
    answer(&line)
    return true
  }

  private func welcome(_ line: inout Line) {
    line.connection = accept(line.listener, nil, nil)
    guard line.connection >= 0 else { return }
    machine.withLock {
      $0.connections += 1
      $0.firmware.connectionBegins()
    }
  }

  private func take(from line: inout Line) {
    // In small sips, so that mischief after a band comes after that band.
    var buffer = [UInt8](repeating: 0, count: min(512, machine.withLock { $0.firmware.room }))
    let count = recv(line.connection, &buffer, buffer.count, 0)
    guard count > 0 else { return line.hangUp() }
    machine.withLock {
      if $0.firstByte == nil { $0.firstByte = .now }
      $0.received += buffer[..<count]
      $0.firmware.receive(buffer[..<count])
      if $0.firstBand == nil, $0.firmware.receivedBands > 0 { $0.firstBand = .now }
    }
  }

  private func answer(_ line: inout Line) {
    let (answers, isTorn) = machine.withLock { machine in
      if !machine.isStuck { machine.firmware.work() }
      guard case .breaksConnection = machine.mischief, machine.isDue, line.connection >= 0 else {
        return (machine.isStuck ? [] : machine.firmware.takeAnswers(), false)
      }
      return ([], true)
    }
    if isTorn { line.tear() }
    if line.connection >= 0, !answers.isEmpty {
      send(line.connection, answers, answers.count, Int32(MSG_NOSIGNAL))
    }
  }

  private static func listener(
    on port: Int
  ) throws(ListeningPrinter.Fault) -> (descriptor: Int32, port: Int) {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw .init(call: "socket", code: errno) }
    var one: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
    // As on an Ethernet, with a printer's little memory: a window of a few segments, so that a stop is felt.
    var segment: Int32 = 1460
    var window: Int32 = 8192
    setsockopt(listener, Int32(IPPROTO_TCP), TCP_MAXSEG, &segment, socklen_t(MemoryLayout<Int32>.size))
    setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
    guard let bound = LoopbackPort.bind(listener, to: port), listen(listener, 8) == 0 else {
      let code = errno
      Glibc.close(listener)
      throw .init(call: "bind", code: code)
    }
    return (listener, bound)
  }
}
