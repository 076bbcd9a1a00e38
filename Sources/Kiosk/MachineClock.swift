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

/// The kernel's clocks: `CLOCK_REALTIME`, `CLOCK_BOOTTIME`, the boot id, whether a time source disciplines the wall
/// clock (`ntp_adjtime(3)`: anything but `TIME_ERROR`), and the hardware clock.
public struct MachineClock: ClockReader {
  private let boot: String
  /// The hardware clock less the time since boot, in milliseconds, as it was at the start.
  private let hardwareOffset: Int64?

  /// - Parameters:
  ///   - bootIDFile: the kernel's random boot id; an unreadable file gives a boot of its own, so that nothing is believed
  ///     on the strength of the time since boot.
  ///   - hardwareClocks: the kernel's folder of hardware clocks (Documentation/ABI/testing/sysfs-class-rtc). They are
  ///     read once, because a read goes over a slow bus; from then on the time since boot carries the value on.
  public init(
    bootIDFile: String = "/proc/sys/kernel/random/boot_id", hardwareClocks: String = "/sys/class/rtc"
  ) {
    let text = (try? String(contentsOfFile: bootIDFile, encoding: .utf8)) ?? UUID().uuidString
    boot = text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    hardwareOffset = Self.hardware(in: hardwareClocks).map { $0 - Self.milliseconds(of: CLOCK_BOOTTIME) }
  }

  public func read() -> ClockReading {
    let uptime = Self.milliseconds(of: CLOCK_BOOTTIME)
    return ClockReading(
      at: Self.milliseconds(of: CLOCK_REALTIME), boot: boot, uptime: uptime, synchronised: Self.isSynchronised,
      hardware: hardwareOffset.map { $0 + uptime })
  }

  /// Of several hardware clocks the one that the system's clock was set from: the nearest to it.
  private static func hardware(in folder: String) -> Int64? {
    let clocks = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let seconds = clocks.compactMap { clock in
      (try? String(contentsOfFile: "\(folder)/\(clock)/since_epoch", encoding: .utf8)).flatMap {
        Int64($0.trimmingCharacters(in: .whitespacesAndNewlines))
      }
    }
    let now = milliseconds(of: CLOCK_REALTIME)
    return seconds.filter { 0..<(1 << 40) ~= $0 }.map { $0 * 1000 }.min { abs($0 - now) < abs($1 - now) }
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
