import CLinux
import Events
import Foundation
import Glibc
import InputDevices
import KioskFixtures
import Settings
import Synchronization

/// From an event at the descriptor until it is handed to the loop, beside a bare epoll thread that does nothing else.
///
/// One event is under way at a time, and the reader sleeps in between: every measure includes waking it up.
enum InputMeasure {
  private static let spacing = Duration.milliseconds(1)

  static func run(_ count: Int, seconds: Int, in directory: URL, _ report: inout Report) throws {
    report.section("event at the descriptor → loop, beside bare epoll")
    let path = directory.appending(path: "input").path
    let presses = PressArrivals()
    let listener = InputListener(settings: [InputSettings(name: "pad", way: .fifo(path: path))], receiver: presses)
    try listener.start()
    defer { listener.stop() }
    let pad = try Pad(path)
    let floor = try BareEpoll()
    defer { floor.stop() }
    try tell("idle", measure(count, pad, presses, floor), of: count, atMost: 1, &report)
    rest(seconds, &report)
    let burners = try (0..<ProcessInfo.processInfo.processorCount).map { _ in try BurnerProcess() }
    defer { for burner in burners { burner.stop() } }
    try tell("all processors busy", measure(count, pad, presses, floor), of: count, atMost: 5, &report)
  }

  private static func measure(
    _ count: Int, _ pad: Pad, _ presses: PressArrivals, _ floor: BareEpoll
  ) throws -> (product: Sample, floor: Sample) {
    var (product, bare) = (Sample(), Sample())
    for index in 0..<count {
      pause(spacing)
      let key = Pad.Key.button(index % Pad.buttons)
      let pressed = try pad.press(key)
      if let moment = presses.arrival(of: key.name) { product.add(from: pressed, to: moment) }
      pause(spacing)
      let began = Moment.now
      if let moment = floor.arrival(of: floor.write()) { bare.add(from: began, to: moment) }
    }
    return (product, bare)
  }

  private static func tell(
    _ name: String, _ samples: (product: Sample, floor: Sample), of count: Int, atMost limit: Double,
    _ report: inout Report
  ) {
    report.line("\(name): event → loop", samples.product.summary)
    report.line("\(name): floor", samples.floor.summary)
    report.bar("\(name): events seen", Double(samples.product.count), atLeast: Double(count), "of \(count)")
    report.bar("\(name): p99", samples.product.percentile(0.99), atMost: limit, "ms")
  }

  /// Nobody touches anything: the thread must not wake.
  private static func rest(_ seconds: Int, _ report: inout Report) {
    let before = wakings()
    pause(.seconds(seconds))
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

/// When something came last, by its name. On busy processors a release, or an event that was given up, comes while the
/// next one is waited for: each is told apart.
private final class Arrivals<Name: Hashable & Sendable>: Sendable {
  private let moments = Observed<[Name: UInt64]>([:])

  func come(_ name: Name, at moment: UInt64) { moments.change { $0[name] = moment } }

  /// - Returns: when it came; `nil` after a second.
  func arrival(of name: Name) -> UInt64? {
    guard moments.wait(within: .seconds(1), until: { $0[name] != nil }) else { return nil }
    return moments.change { $0.removeValue(forKey: name) }
  }
}

/// Notes when the presses of a pad's keys come.
private final class PressArrivals: InputReceiving {
  private let arrivals = Arrivals<String>()

  func receive(_ signals: [InputSignal]) {
    let now = Moment.now
    for case .key(let change) in signals where change.phase == .down { arrivals.come(change.key, at: now) }
  }

  func arrival(of key: String) -> UInt64? { arrivals.arrival(of: key) }
}

/// A thread that reads 24 bytes when epoll says so, and nothing more.
private final class BareEpoll: Sendable {
  private static let size = 24

  private let pipe: (read: Int32, write: Int32)
  private let poll: Int32
  private let arrivals = Arrivals<UInt64>()
  private let written = Mutex<UInt64>(0)

  init() throws {
    var ends: [Int32] = [0, 0]
    let made = Glibc.pipe(&ends)
    poll = epoll_create1(0)
    pipe = (ends[0], ends[1])
    var event = epoll_event()
    event.events = EPOLLIN.rawValue
    guard made == 0, epoll_ctl(poll, EPOLL_CTL_ADD, ends[0], &event) == 0 else {
      throw ChildProgram.Fault("epoll_ctl", code: errno)
    }
    let thread = Thread { [self] in run() }
    thread.name = "floor"
    thread.start()
  }

  private func run() {
    var buffer = [UInt64](repeating: 0, count: Self.size / 8)
    var event = epoll_event()
    while epoll_wait(poll, &event, 1, -1) == 1, read(pipe.read, &buffer, Self.size) == Self.size {
      arrivals.come(buffer[0], at: Moment.now)
    }
  }

  /// - Returns: which event this was.
  func write() -> UInt64 {
    let number = written.withLock { number in
      number += 1
      return number
    }
    let bytes = [number, 0, 0]
    _ = Glibc.write(pipe.write, bytes, Self.size)
    return number
  }

  func arrival(of number: UInt64) -> UInt64? { arrivals.arrival(of: number) }

  /// A short write ends the thread.
  func stop() { _ = Glibc.write(pipe.write, [UInt8(0)], 1) }
}
