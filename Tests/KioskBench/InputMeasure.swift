internal import CLinux
import Events
import Foundation
import Glibc
import InputDevices
import KioskProcesses
import Settings
import Synchronization

/// From an event at the descriptor until it is handed to the loop, beside a bare epoll thread that does nothing else.
///
/// One event is under way at a time, and the reader sleeps in between: every measure includes waking it up.
enum InputMeasure {
  private static let spacing: UInt32 = 1000

  static func run(_ count: Int, seconds: Int, in directory: URL, _ report: inout Report) throws {
    report.section("event at the descriptor → loop, beside bare epoll")
    let path = directory.appending(path: "input").path
    let arrival = Arrival()
    let listener = InputListener(settings: [InputSettings(name: "pad", way: .fifo(path: path))], receiver: arrival)
    try listener.start()
    defer { listener.stop() }
    let pad = try Pad(path)
    let floor = try BareEpoll()
    defer { floor.stop() }
    arrival.forget()
    tell("idle", measure(count, pad, arrival, floor), atMost: 1, &report)
    rest(seconds, &report)
    let burners = try (0..<ProcessInfo.processInfo.processorCount).map { _ in
      try ChildProcess(["/bin/sh", "-c", "while :; do :; done"], environment: [:], output: "/dev/null")
    }
    defer { for burner in burners { burner.kill() } }
    usleep(200_000)
    tell("all processors busy", measure(count, pad, arrival, floor), atMost: 5, &report)
  }

  private static func measure(
    _ count: Int, _ pad: Pad, _ arrival: Arrival, _ floor: BareEpoll
  ) -> (product: Sample, floor: Sample) {
    var (product, bare) = (Sample(), Sample())
    for index in 0..<count {
      usleep(spacing)
      let pressed = pad.press(index % Pad.buttons)
      if let moment = arrival.next() { product.add(moment - pressed) }
      usleep(spacing)
      let began = Moment.now
      floor.write()
      if let moment = floor.next() { bare.add(moment - began) }
    }
    return (product, bare)
  }

  private static func tell(
    _ name: String, _ samples: (product: Sample, floor: Sample), atMost limit: Double, _ report: inout Report
  ) {
    report.line("\(name): event → loop", samples.product.summary)
    report.line("\(name): floor", samples.floor.summary)
    report.bar("\(name): p99", samples.product.percentile(0.99), atMost: limit, "ms")
  }

  /// Nobody touches anything: the thread must not wake.
  private static func rest(_ seconds: Int, _ report: inout Report) {
    let before = wakings()
    sleep(UInt32(seconds))
    report.bar("wakings of the thread in \(seconds) s", Double(wakings() - before), atMost: 0, "")
  }

  /// Context switches of the thread named `input`.
  private static func wakings() -> Int {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
    let statuses = tasks.compactMap { try? String(contentsOfFile: "/proc/self/task/\($0)/status", encoding: .utf8) }
    let input = statuses.filter { $0.hasPrefix("Name:\tinput\n") }
    return input.flatMap { $0.split(separator: "\n") }.filter { $0.contains("ctxt_switches") }
      .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
  }
}

/// Notes when the first signal of a press comes.
private final class Arrival: InputReceiving {
  private let first = Mutex<UInt64?>(nil)
  private let bell = DispatchSemaphore(value: 0)

  func receive(_ signals: [InputSignal]) {
    let now = Moment.now
    let isFirst = first.withLock { first in
      defer { first = first ?? now }
      return first == nil
    }
    if isFirst { bell.signal() }
  }

  /// - Returns: when it came; `nil` after a second.
  func next() -> UInt64? {
    guard bell.wait(timeout: .now() + 1) == .success else { return nil }
    // The release of the key may still be on its way.
    usleep(300)
    return first.withLock { $0.take() }
  }

  func forget() {
    usleep(10_000)
    while bell.wait(timeout: .now()) == .success {}
    first.withLock { $0 = nil }
  }
}

/// A thread that reads 24 bytes when epoll says so, and nothing more.
private final class BareEpoll: Sendable {
  private let pipe: (read: Int32, write: Int32)
  private let poll: Int32
  private let arrived = Mutex<UInt64>(0)
  private let bell = DispatchSemaphore(value: 0)

  init() throws {
    var ends: [Int32] = [0, 0]
    let made = Glibc.pipe(&ends)
    poll = epoll_create1(0)
    pipe = (ends[0], ends[1])
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    guard made == 0, epoll_ctl(poll, EPOLL_CTL_ADD, ends[0], &event) == 0 else {
      throw ChildProcess.Fault(call: "epoll_ctl", code: errno)
    }
    let thread = Thread { [self] in run() }
    thread.name = "floor"
    thread.start()
  }

  private func run() {
    var buffer = [UInt8](repeating: 0, count: 24)
    var event = epoll_event()
    while epoll_wait(poll, &event, 1, -1) == 1, read(pipe.read, &buffer, 24) == 24 {
      let now = Moment.now
      arrived.withLock { $0 = now }
      bell.signal()
    }
  }

  func write() {
    let bytes = [UInt8](repeating: 0, count: 24)
    _ = Glibc.write(pipe.write, bytes, bytes.count)
  }

  func next() -> UInt64? {
    guard bell.wait(timeout: .now() + 1) == .success else { return nil }
    return arrived.withLock { $0 }
  }

  /// A short write ends the thread.
  func stop() { _ = Glibc.write(pipe.write, [UInt8(0)], 1) }
}
