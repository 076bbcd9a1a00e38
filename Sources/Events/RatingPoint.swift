/// Where a screen or pad for ratings stands.
public enum RatingPoint: Hashable, Sendable {
  /// At the service counter of this number, 1…999.
  case counter(Int)
  /// On the way out: nobody knows which counter served.
  case exit

  /// What a rating given there is about.
  public var basis: RatingBasis {
    switch self {
    case .counter: .counter
    case .exit: .exit
    }
  }

  /// The counter's number; `nil` at the exit.
  public var counter: Int? {
    switch self {
    case .counter(let number): number
    case .exit: nil
    }
  }
}
