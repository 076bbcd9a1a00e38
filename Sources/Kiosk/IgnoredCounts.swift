internal import Events
internal import Presses

/// Presses that gave nothing besides those that the recognition passed over, by device and reason.
///
/// Bounded: devices are those of the configuration, reasons those of the program.
struct IgnoredCounts: Sendable {
  static let inboxFull = "inbox_full"
  static let scanUnexpected = "scan_unexpected"

  private var counts: [String: [String: Int]] = [:]

  mutating func count(_ reason: String, on device: String, times: Int = 1) {
    counts[device, default: [:]][reason, default: 0] += times
  }

  func merged(with recognised: [String: [IgnoredPress: Int]]) -> [String: [String: Int]] {
    recognised.reduce(into: counts) { sum, device in
      for (reason, count) in device.value { sum[device.key, default: [:]][reason.rawValue, default: 0] += count }
    }
  }
}
