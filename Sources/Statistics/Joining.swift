/// How two counts of one measure become one.
///
/// Each way is commutative and associative, and 0 is nothing in each of them: any permutation and split of the events
/// gives the same counts. The measure's name says which; kiosk, centre and recount all ask here.
public enum Joining: Hashable, Sendable, CaseIterable {
  /// Counts add up; what adds up to 0 is as if it had never been.
  case sum
  /// The smaller one stays, as of first numbers.
  case least
  /// The larger one stays, as of last numbers.
  case greatest

  /// A measure that is not known here is a sum.
  public init(of measure: String) {
    switch measure {
    case Counting.firstNumber: self = .least
    case Counting.lastNumber: self = .greatest
    default: self = .sum
    }
  }

  /// Sums wrap instead of trapping: a store must not stop on a hostile number.
  public func callAsFunction(_ one: Int, _ other: Int) -> Int {
    if one == 0 { return other }
    if other == 0 { return one }
    return switch self {
    case .sum: one &+ other
    case .least: min(one, other)
    case .greatest: max(one, other)
    }
  }
}
