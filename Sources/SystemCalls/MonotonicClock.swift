internal import CLinux
internal import Glibc

/// The clock that no setting of the wall clock moves (`CLOCK_MONOTONIC`, `clock_gettime(2)`); it stops while the
/// machine sleeps.
public enum MonotonicClock {
  /// Time since some moment before the program's start.
  public static var now: Duration { .nanoseconds(clinux_nanoseconds(CLOCK_MONOTONIC)) }
  /// The same in microseconds, as the kernel stamps the events of input devices.
  public static var microseconds: Int64 { clinux_nanoseconds(CLOCK_MONOTONIC) / 1000 }
}
