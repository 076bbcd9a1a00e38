internal import CLinux
internal import Glibc

/// Nanoseconds of `CLOCK_MONOTONIC`, which is the same clock in every process of a machine.
public enum Moment {
  public static var now: UInt64 { UInt64(clinux_nanoseconds(CLOCK_MONOTONIC)) }
}
