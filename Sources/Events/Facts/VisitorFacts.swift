extension Fact {
  /// Visitors who took no ticket.
  public enum Visitor: Hashable, Sendable {
    case counted(VisitorCounted)
    case guideRequested(GuideRequested)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case counted = "visitor.counted"
      case guideRequested = "guide.requested"
    }

    var content: any EventContent {
      switch self {
      case .counted(let content): content
      case .guideRequested(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: [UInt8]) throws {
      switch kind {
      case .counted: self = .counted(try BodyDecoder.decode(from: body))
      case .guideRequested: self = .guideRequested(try BodyDecoder.decode(from: body))
      }
    }
  }
}

/// Staff counted visitors who took no ticket.
public struct VisitorCounted: EventContent {
  public static let kind = Fact.Kind.visitor(.counted)
  public static let version = 1

  /// `entry` is `STAFF`.
  public var visit: VisitFacts
  /// 1…999 persons.
  public var count: Int

  public init(visit: VisitFacts, count: Int) {
    self.visit = visit
    self.count = count
  }
}

/// A visitor wanted a service's guide on paper. No number, no ticket: nobody follows what becomes of the sheet.
public struct GuideRequested: EventContent {
  public static let kind = Fact.Kind.visitor(.guideRequested)
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
