public import Events

/// Why a text is not taken as a date.
public enum DateFault: Error, Hashable, Sendable {
  /// Not `YYYY-MM-DD`, or a day that the calendar does not have.
  case notADate(String)
  /// The year lies more than 100 years ahead, so it is probably of the Buddhist era; with the date that is probably
  /// meant, if the calendar has it.
  case buddhistYear(String, meant: ServiceDate?)
}

extension ServiceDate {
  /// Reads a date that a person typed.
  ///
  /// - Parameter text: `YYYY-MM-DD` of the common era; `2569-11-21` is refused, because every other program would take it
  ///   for a day 543 years ahead.
  public init(typed text: String, today: ServiceDate) throws(DateFault) {
    if let year = Int(text.prefix(4)), year > today.year + 100 {
      throw .buddhistYear(text, meant: ServiceDate("\(year - 543)\(text.dropFirst(4))"))
    }
    guard let date = ServiceDate(text) else { throw .notADate(text) }
    self = date
  }
}
