/// Why an event is not taken in although its hashes are right: what it holds would harm a store, a table or a terminal, or
/// cannot be counted. The raw values are stored and shown to administrators: they are never renamed.
public enum ContentFault: String, Error, Hashable, Sendable {
  /// A text of the header or the body has a character that no text of an office needs (`isPlainText`): SQLite would cut
  /// the text at a NUL, PostgreSQL refuse it, and a terminal obey an escape.
  case forbiddenText = "forbidden_text"
  /// Kind and version are known, and the body is not what they promise; or the body is no JSON object at all.
  case bodyNotOfItsKind = "body_not_of_its_kind"
  /// A count, a number or a date that no office has; sums of such would leave 64 bits.
  case beyondBounds = "beyond_bounds"
}

extension EventRecord {
  /// What an event that comes from elsewhere says. This is the one check of what header and body may hold, at the door
  /// of every store; hashes and the chain are `fault(after:)`'s to check.
  ///
  /// - Returns: `nil` for an unknown kind or version and for a purged body.
  public func admittedFact() throws(ContentFault) -> Fact? {
    guard header.kind.rawValue.isPlainText, header.stamp.boot.isPlainText, header.commandID?.isPlainText != false
    else { throw .forbiddenText }
    guard let body else { return nil }
    guard let value = try? BodyDecoder.value(of: body), case .object = value else { throw .bodyNotOfItsKind }
    guard value.hasPlainTexts else { throw .forbiddenText }
    let fact: Fact?
    do { fact = try Fact(kind: header.kind, version: header.version, body: value) } catch { throw .bodyNotOfItsKind }
    guard fact?.isWithinBounds != false else { throw .beyondBounds }
    return fact
  }
}

extension JSONValue {
  fileprivate var hasPlainTexts: Bool {
    switch self {
    case .null, .bool, .integer: true
    case .text(let text): text.isPlainText
    case .array(let values): values.allSatisfy(\.hasPlainTexts)
    case .object(let members): members.allSatisfy { $0.name.isPlainText && $0.value.hasPlainTexts }
    }
  }
}

extension Fact {
  fileprivate var isWithinBounds: Bool {
    tallies.allSatisfy(\.isWithinBounds) && ticketNumber.map { (0...Tally.bound).contains($0) } != false
  }

  /// The counts that the body itself states.
  private var tallies: [Tally] {
    switch self {
    case .day(.closed(let closed)): closed.totals
    case .day(.sealed(let sealed)): sealed.totals
    case .day(.clockSettled(let settled)): settled.moved
    case .day(.opened), .day(.clockJumped), .day(.numbersSkipped), .office, .ticket, .visitor, .rating, .printer,
      .machine, .staff:
      []
    }
  }

  /// The number of the ticket that the event is about.
  private var ticketNumber: Int? {
    switch self {
    case .ticket(.issued(let issued)): issued.ticket.number
    case .ticket(.handedOver(let paper)): paper.reference.ticket.number
    case .ticket(.printed(let paper)): paper.reference.ticket.number
    case .ticket(.printFailed(let paper)): paper.reference.ticket.number
    case .ticket(.unconfirmed(let paper)): paper.reference.ticket.number
    case .ticket(.shownOnScreen(let shown)): shown.reference.ticket.number
    case .ticket(.reprinted(let paper)): paper.reference.ticket.number
    case .ticket(.voided(let voided)): voided.reference.ticket.number
    case .ticket(.visitorTypeGiven(let given)): given.reference.ticket.number
    case .day, .office, .visitor, .rating, .printer, .machine, .staff: nil
    }
  }
}

extension Tally {
  /// More than an office counts in one event; billions of such sums stay within 64 bits.
  fileprivate static let bound = 1_000_000_000

  fileprivate var isWithinBounds: Bool { (-Self.bound...Self.bound).contains(count) && ServiceDate(by[.date]) != nil }
}
