/// A visitor wanted a service's guide on paper. No number, no ticket: nobody follows what becomes of the sheet.
public struct GuideRequested: EventContent {
  public static let kind = Fact.Kind.guideRequested
  public static let version = 1

  public var day: Int
  public var date: ServiceDate
  /// The service's code.
  public var service: String
  /// The visitor's: `th` or `en`.
  public var language: String
  /// The configured name of the printer that was asked.
  public var printer: String
  /// Requested during a drill: never counted.
  public var drill: Bool

  public init(day: Int, date: ServiceDate, service: String, language: String, printer: String, drill: Bool = false) {
    self.day = day
    self.date = date
    self.service = service
    self.language = language
    self.printer = printer
    self.drill = drill
  }
}
