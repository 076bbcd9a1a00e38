import Foundation

/// A sample of measured times, in nanoseconds.
struct Sample {
  private(set) var values: [UInt64] = []

  mutating func add(_ nanoseconds: UInt64) { values.append(nanoseconds) }

  /// An end before its beginning belongs to something earlier that came late: it is no measure of this, and the number
  /// of measures shows that one is missing.
  ///
  /// - Parameters: moments of `Moment.now`.
  mutating func add(from begin: UInt64, to end: UInt64) { if end >= begin { add(end - begin) } }

  var count: Int { values.count }

  /// The smallest value that a share of the sample does not exceed (nearest rank), in milliseconds; 0 when empty.
  func percentile(_ share: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let rank = Int((share * Double(values.count)).rounded(.up))
    return Double(values.sorted()[min(values.count, max(1, rank)) - 1]) / 1e6
  }

  var summary: String {
    let shares = [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999), ("max", 1)]
    return "n \(count)  " + shares.map { "\($0.0) \(percentile($0.1).figure)" }.joined(separator: "  ") + "  (ms)"
  }
}

extension Double {
  /// With three decimals below 10, fewer above: enough to compare, no more than was measured.
  var figure: String { String(format: self < 10 ? "%.3f" : self < 1000 ? "%.1f" : "%.0f", self) }
}

/// What the bench has to say, line by line, and whether every bar was met.
struct Report {
  let machine: Machine
  private(set) var missed = 0

  init(machine: Machine) {
    self.machine = machine
    say("machine: \(machine)")
  }

  func say(_ text: String) {
    print(text)
    fflush(nil)
  }

  func section(_ title: String) {
    say("\n\(title)  [\(machine.fileSystem), load \(Machine.load)]")
  }

  func line(_ name: String, _ value: String) {
    say("  " + name.padding(toLength: 34, withPad: " ", startingAt: 0) + value)
  }

  /// A figure that must not exceed its bar.
  mutating func bar(_ name: String, _ value: Double, atMost limit: Double, _ unit: String) {
    judge(name, "\(value.figure) \(unit), at most \(limit.figure)", value <= limit)
  }

  mutating func bar(_ name: String, _ value: Double, atLeast limit: Double, _ unit: String) {
    judge(name, "\(value.figure) \(unit), at least \(limit.figure)", value >= limit)
  }

  private mutating func judge(_ name: String, _ text: String, _ isMet: Bool) {
    if !isMet { missed += 1 }
    line(name, "\(isMet ? "met   " : "MISSED") \(text)")
  }
}
