import Foundation

/// What an event says: a case for each family of kinds, and in it one for each kind that this version knows.
///
/// A family stands beside the bodies of its kinds: its cases, their names and their reading. A switch that one kind of a
/// family means something to lists the others too, so that the compiler finds where a new one was forgotten; to any
/// other switch the family is one case.
public enum Fact: Hashable, Sendable {
  case day(Day)
  case office(Office)
  case ticket(Ticket)
  case visitor(Visitor)
  case rating(Rating)
  case printer(Printer)
  case machine(Machine)
  case staff(Staff)

  public var content: any EventContent {
    switch self {
    case .day(let fact): fact.content
    case .office(let fact): fact.content
    case .ticket(let fact): fact.content
    case .visitor(let fact): fact.content
    case .rating(let fact): fact.content
    case .printer(let fact): fact.content
    case .machine(let fact): fact.content
    case .staff(let fact): fact.content
    }
  }

  public var kind: Kind { type(of: content).kind }
  public var version: Int { type(of: content).version }

  /// The bytes of the body: JSON with sorted keys, no floating point. Written once; hashes are over these bytes.
  public func encodedBody() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(content))
  }
}

extension Fact {
  /// Reads a stored body.
  ///
  /// - Returns: `nil` for a kind or version that this program does not know: such an event is kept and not counted.
  /// - Throws: `DecodingError` when the bytes are not what their kind and version promise.
  public init?(kind: EventKind, version: Int, body: [UInt8]) throws {
    guard let known = kind.known, version == 1 else { return nil }
    try self.init(known, from: body)
  }

  /// Version 1 of every kind. A version 2 gets an upcaster beside this, and the old one stays.
  private init(_ kind: Kind, from body: [UInt8]) throws {
    switch kind {
    case .day(let kind): self = .day(try Day(kind, from: body))
    case .office(let kind): self = .office(try Office(kind, from: body))
    case .ticket(let kind): self = .ticket(try Ticket(kind, from: body))
    case .visitor(let kind): self = .visitor(try Visitor(kind, from: body))
    case .rating(let kind): self = .rating(try Rating(kind, from: body))
    case .printer(let kind): self = .printer(try Printer(kind, from: body))
    case .machine(let kind): self = .machine(try Machine(kind, from: body))
    case .staff(let kind): self = .staff(try Staff(kind, from: body))
    }
  }
}
