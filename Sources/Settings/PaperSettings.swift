/// How long people wait for paper.
public struct PaperSettings: Hashable, Sendable {
  /// Milliseconds from the press until the number goes to the screen; at most and by default 10,000.
  public var visitorLimit: Int64
  /// Milliseconds from the issue within which a ticket that a crash has lost is printed again; default 120,000.
  public var reprintLimit: Int64

  public init(visitorLimit: Int64 = 10_000, reprintLimit: Int64 = 120_000) {
    self.visitorLimit = visitorLimit
    self.reprintLimit = reprintLimit
  }
}
