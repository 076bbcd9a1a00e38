/// The name of a kind of event, as it stands in the journal, on the wire and in exports.
///
/// Frozen: a name is never changed or used again. A kind that this version does not know is stored, forwarded and not
/// counted.
public struct EventKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  public init(_ kind: Fact.Kind) {
    self.init(rawValue: kind.name)
  }

  /// The kind as far as this version knows it; `nil` for one of a later version.
  public var known: Fact.Kind? { Fact.Kind(name: rawValue) }

  public var description: String { rawValue }
}

extension Fact {
  /// Every kind that this version writes or reads, by family: from them the compiler demands a reader, a fold, a count
  /// and the rest (exhaustive switches, never a `default:`).
  public enum Kind: Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case day(Day.Kind)
    case office(Office.Kind)
    case ticket(Ticket.Kind)
    case visitor(Visitor.Kind)
    case rating(Rating.Kind)
    case printer(Printer.Kind)
    case machine(Machine.Kind)
    case staff(Staff.Kind)

    public static let allCases =
      Day.Kind.allCases.map(Kind.day)
      + Office.Kind.allCases.map(Kind.office)
      + Ticket.Kind.allCases.map(Kind.ticket)
      + Visitor.Kind.allCases.map(Kind.visitor)
      + Rating.Kind.allCases.map(Kind.rating)
      + Printer.Kind.allCases.map(Kind.printer)
      + Machine.Kind.allCases.map(Kind.machine)
      + Staff.Kind.allCases.map(Kind.staff)

    private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// - Returns: `nil` for a name that this version does not know.
    public init?(name: String) {
      guard let kind = Self.named[name] else { return nil }
      self = kind
    }

    /// As it stands in the journal.
    public var name: String {
      switch self {
      case .day(let kind): kind.rawValue
      case .office(let kind): kind.rawValue
      case .ticket(let kind): kind.rawValue
      case .visitor(let kind): kind.rawValue
      case .rating(let kind): kind.rawValue
      case .printer(let kind): kind.rawValue
      case .machine(let kind): kind.rawValue
      case .staff(let kind): kind.rawValue
      }
    }

    public var description: String { name }
  }
}

/// What one kind of event carries: the body of one version, written once and never encoded again.
///
/// No body has a floating-point number, and none names a person.
public protocol EventContent: Codable, Hashable, Sendable {
  static var kind: Fact.Kind { get }
  static var version: Int { get }
}
