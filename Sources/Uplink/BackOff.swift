/// How long to wait after failures: full jitter, so that the kiosks of a country do not come back in step.
///
/// Doubling bounds after Brooker, "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015).
struct BackOff: Hashable {
  static let shortest: Duration = .seconds(1)
  static let longest: Duration = .seconds(300)

  private(set) var failures = 0

  /// - Parameter random: 0…1, where in its range the wait lies.
  /// - Returns: up to 1 s after the first failure, up to 2 s after the second, … never more than 5 min.
  mutating func failed(random: Double) -> Duration {
    let doubled = Self.shortest * (1 << min(failures, 16))
    failures += 1
    return min(doubled, Self.longest) * random
  }

  /// The wait after a refusal, which a person has to end: the later half of 5 min.
  mutating func refused(random: Double) -> Duration {
    failures += 1
    return Self.longest * (0.5 + random / 2)
  }

  mutating func succeeded() { failures = 0 }
}
