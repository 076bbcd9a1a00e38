public import Events

/// One value of a row.
public enum Cell: Hashable, Sendable {
  /// Not measured or not known. Never the same as 0.
  case empty
  case text(String)
  case date(ServiceDate)
  case integer(Int)
  case decimal(FixedPoint)

  /// Empty first, then by value; texts by their bytes. A column's cells are all of one kind or empty.
  func precedes(_ other: Cell) -> Bool {
    switch (self, other) {
    case (.text(let one), .text(let other)): one.precedesInBytes(other)
    case (.date(let one), .date(let other)): one < other
    case (.integer(let one), .integer(let other)): one < other
    default: rank < other.rank
    }
  }

  private var rank: Int {
    switch self {
    case .empty: 0
    case .integer: 1
    case .decimal: 2
    case .date: 3
    case .text: 4
    }
  }
}

/// A decimal number with a fixed number of digits after the point, exact.
public struct FixedPoint: Hashable, Sendable, CustomStringConvertible {
  /// The value times 10 to the power of `digits`.
  public let units: Int
  /// Digits after the point.
  public let digits: Int

  public init(units: Int, digits: Int) {
    self.units = units
    self.digits = digits
  }

  /// A quotient of integers, rounded half away from zero.
  ///
  /// - Returns: `nil` for a divisor that is not positive, and when the value does not fit.
  public init?(_ dividend: Int, over divisor: Int, digits: Int) {
    let scale = (0..<digits).reduce(1) { power, _ in power * 10 }
    let (scaled, overflows) = dividend.multipliedReportingOverflow(by: scale)
    guard divisor > 0, !overflows else { return nil }
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    let roundsAway = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    self.init(units: roundsAway ? quotient + scaled.signum() : quotient, digits: digits)
  }

  public var description: String {
    let figures = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - figures.utf8.count)) + figures
    let sign = units < 0 ? "-" : ""
    return digits == 0 ? sign + padded : "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
  }
}
