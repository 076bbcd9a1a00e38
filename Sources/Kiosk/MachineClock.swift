public import Events
internal import Foundation
internal import CLinux
internal import Glibc
internal import SystemCalls

/// Reads the clocks of the machine.
public protocol ClockReader: Sendable {
  func read() -> ClockReading
  /// Microseconds of `CLOCK_MONOTONIC`, by which input devices stamp their events.
  var microseconds: Int64 { get }
}

extension ClockReader {
  public var microseconds: Int64 { MachineClock.microseconds }
}

/// The kernel's clocks: `CLOCK_REALTIME`, `CLOCK_BOOTTIME`, the boot id, and whether a time source disciplines the wall
/// clock (`ntp_adjtime(3)`: anything but `TIME_ERROR`).
public struct MachineClock: ClockReader {
  private let boot: String

  /// - Parameter bootIDFile: the kernel's random boot id; an unreadable file gives a boot of its own, so that nothing
  ///   is believed on the strength of the time since boot.
  public init(bootIDFile: String = "/proc/sys/kernel/random/boot_id") {
    let text = (try? String(contentsOfFile: bootIDFile, encoding: .utf8)) ?? UUID().uuidString
    boot = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
  }

  public func read() -> ClockReading {
    ClockReading(
      at: Self.milliseconds(of: CLOCK_REALTIME), boot: boot, uptime: Self.milliseconds(of: CLOCK_BOOTTIME),
      synchronised: Self.isSynchronised)
  }

  /// Milliseconds of a clock of `clock_gettime(2)`.
  static func milliseconds(of clock: Int32) -> Int64 {
    clinux_nanoseconds(clock) / 1_000_000
  }

  /// Microseconds of `CLOCK_MONOTONIC`, for measuring how long something took.
  static var microseconds: Int64 { MonotonicClock.microseconds }

  private static var isSynchronised: Bool {
    var status = timex()
    return adjtimex(&status) >= 0 && status.status & STA_UNSYNC == 0
  }
}
