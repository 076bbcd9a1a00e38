internal import CLinux
internal import Foundation
internal import Glibc
internal import KioskFixtures

/// The network's side of an `AnsweringPrinter`: one thread that listens, reads and answers.
final class PrinterLine: Sendable {
  /// The printer as it stands.
  struct Machine: Sendable {
    var firmware: ReceiptFirmware
    var mischief: AnsweringPrinter.Mischief?
    var isOn = true
    var isGone = false
    var isListening = true
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

  let port: Int
  let machine: Observed<Machine>
  private let listener: Int32
  private let wake: Int32

  init(on port: Int, _ firmware: ReceiptFirmware) throws {
    (listener, self.port) = try Self.listen(on: port)
    wake = eventfd(0, Int32(EFD_CLOEXEC))
    machine = Observed(Machine(firmware: firmware))
  }

  deinit { close(wake) }

  func change(_ body: (inout Machine) -> Void) {
    machine.change { body(&$0) }
    eventfd_write(wake, 1)
  }

  /// Serves until the printer is gone.
  func run() {
    var line = Line(listener: listener)
    while turn(&line) {}
    line.close()
  }

  /// The descriptors of the thread.
  private struct Line {
    var listener: Int32
    var connection: Int32 = -1

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
    let now = machine.current
    let isReading = now.firmware.room > 0 && !now.isStuck
    var watched = [
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      pollfd(fd: line.connection < 0 ? line.listener : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isReading ? line.connection : -1, events: Int16(POLLIN), revents: 0),
    ]
    poll(&watched, 3, -1)
    if watched[0].revents != 0 {
      var count: eventfd_t = 0
      eventfd_read(wake, &count)
    }
    let (isOn, isGone) = (machine.current.isOn, machine.current.isGone)
    if isGone { return false }
    if !isOn {
      line.close()
    } else if line.listener < 0 {
      line.listener = (try? Self.listen(on: port))?.descriptor ?? -1
    }
    machine.change { $0.isListening = line.listener >= 0 }
    if isOn, watched[1].revents != 0 { welcome(&line) }
    if isOn, watched[2].revents != 0 { take(from: &line) }
    answer(&line)
    return true
  }

  private func welcome(_ line: inout Line) {
    line.connection = accept(line.listener, nil, nil)
    guard line.connection >= 0 else { return }
    machine.change {
      $0.connections += 1
      $0.firmware.connectionBegins()
    }
  }

  private func take(from line: inout Line) {
    // In small sips, so that mischief after a band comes after that band.
    var buffer = [UInt8](repeating: 0, count: min(512, machine.current.firmware.room))
    let count = recv(line.connection, &buffer, buffer.count, 0)
    guard count > 0 else { return line.hangUp() }
    machine.change {
      if $0.firstByte == nil { $0.firstByte = .now }
      $0.received += buffer[..<count]
      $0.firmware.receive(buffer[..<count])
      if $0.firstBand == nil, $0.firmware.receivedBands > 0 { $0.firstBand = .now }
    }
  }

  private func answer(_ line: inout Line) {
    let (answers, isTorn) = machine.change { machine in
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

  /// As on an Ethernet, with a printer's little memory: a window of a few segments, so that a stop is felt.
  private static func listen(on port: Int) throws -> (descriptor: Int32, port: Int) {
    try LoopbackPort.listen(on: port) { listener in
      var segment: Int32 = 1460
      var window: Int32 = 8192
      setsockopt(listener, Int32(IPPROTO_TCP), TCP_MAXSEG, &segment, socklen_t(MemoryLayout<Int32>.size))
      setsockopt(listener, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
    }
  }
}
