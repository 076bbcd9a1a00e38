/// The name of something that is counted by. A later version may count by more.
public struct Dimension: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  init(_ name: String) {
    rawValue = name
  }
}

extension Dimension {
  /// The date on which it counts, `YYYY-MM-DD`; every count has one.
  public static let date = Dimension("date")
  /// A service's code.
  public static let service = Dimension("service")
  public static let visitorType = Dimension("visitor_type")
  public static let lane = Dimension("lane")
  public static let channel = Dimension("channel")
  public static let period = Dimension("period")
  /// The prefix of ticket numbers.
  public static let series = Dimension("series")
  /// A service's name in Thai.
  public static let name = Dimension("name")
  /// The configured name of a rating device.
  public static let device = Dimension("device")
  public static let basis = Dimension("basis")
  /// A counter's number.
  public static let counter = Dimension("counter")
  public static let question = Dimension("question")
  /// How many levels a rating device has.
  public static let scale = Dimension("scale")
  /// With what a rating was given.
  public static let survey = Dimension("survey")
  /// The configured name of a printer.
  public static let printer = Dimension("printer")
}
