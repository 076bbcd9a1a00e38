public import Events

/// The highest number by date and series: two service days can turn out to have one date, when a clock was ahead and is
/// corrected, and then the later day goes on after the numbers of the earlier.
///
/// A number belongs to the date under which it was given, which its paper shows, and to the date to which its day was
/// corrected.
public struct DatedNumbers: Hashable, Sendable {
  /// Dates that are remembered: more than a year, and so more than any clock that is believed can be wrong.
  static let memory = 400

  private var highest: [ServiceDate: [String: Int]] = [:]

  public init() {}

  /// The highest number of each series on a date.
  public subscript(date: ServiceDate) -> [String: Int] { highest[date] ?? [:] }

  mutating func note(_ number: Int, of series: String, on date: ServiceDate) {
    guard number > highest[date]?[series] ?? 0 else { return }
    highest[date, default: [:]][series] = number
    if highest.count > Self.memory, let oldest = highest.keys.min() { highest[oldest] = nil }
  }
}

extension DatedNumbers: Codable {
  public init(from decoder: any Decoder) throws {
    for (text, numbers) in try [String: [String: Int]](from: decoder) {
      guard let date = ServiceDate(text) else {
        throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "\(text) is no date"))
      }
      highest[date] = numbers
    }
  }

  public func encode(to encoder: any Encoder) throws {
    try Dictionary(uniqueKeysWithValues: highest.map { ($0.key.description, $0.value) }).encode(to: encoder)
  }
}
