import ArgumentParser
import Foundation
import Glibc
import KioskFixtures

/// A receipt printer as a process of its own: it stamps the first byte of each ticket itself, whatever the bench does.
final class PrinterProcess {
  struct Delivery {
    /// Nanoseconds of `CLOCK_MONOTONIC`.
    var firstByte: UInt64
    var bytes: Int
  }

  private(set) var port = 0
  private let process: ChildProgram
  private let reports: Int32
  private var pending: [UInt8] = []

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ChildProgram.Fault("pipe", code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reports = ends[0]
    process = try ChildProgram("KioskBench", ["printer"], output: .descriptor(ends[1]), errors: .inherited)
    close(ends[1])
    guard let line = nextLine(within: 10), let port = Int(line) else {
      throw ChildProgram.Fault(description: "the printer's process does not listen")
    }
    self.port = port
  }

  deinit { close(reports) }

  /// - Returns: the next ticket once it has arrived whole; `nil` when the time was over first.
  func nextTicket(within seconds: Double) -> Delivery? {
    let words = nextLine(within: seconds)?.split(separator: " ") ?? []
    guard words.count == 2, let moment = UInt64(words[0]), let bytes = Int(words[1]) else { return nil }
    return Delivery(firstByte: moment, bytes: bytes)
  }

  private func nextLine(within seconds: Double) -> String? {
    let limit = Moment.now + UInt64(seconds * 1e9)
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeFirst(end + 1) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      let now = Moment.now
      var poller = pollfd(fd: reports, events: Int16(POLLIN), revents: 0)
      guard now < limit, poll(&poller, 1, Int32((limit - now) / 1_000_000 + 1)) == 1 else { return nil }
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = read(reports, &buffer, buffer.count)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }
}

/// The printer's side: listens on a free port of loopback and tells of each connection when its first byte came.
struct Printer: ParsableCommand {
  static let configuration = CommandConfiguration(shouldDisplay: false)

  func run() throws {
    let (listener, port) = try LoopbackPort.listen()
    say("\(port)")
    while true {
      let connection = accept(listener, nil, nil)
      if connection >= 0 { receive(connection) }
    }
  }

  private func receive(_ connection: Int32) {
    defer { close(connection) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    var first: UInt64?
    var total = 0
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      first = first ?? Moment.now
      total += count
    }
    if let first { say("\(first) \(total)") }
  }

  private func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(STDOUT_FILENO, line, line.count)
  }
}
