/// A ticket as later events name it: by identity, with its label and the facts that counts need.
public struct TicketReference: Hashable, Sendable, Codable {
  /// The issued event.
  public var id: EventID
  public var ticket: TicketNumber
  public var visit: VisitFacts
  /// What a later version says of the ticket besides.
  public var others = OtherMembers()

  public init(_ id: EventID, ticket: TicketNumber, visit: VisitFacts) {
    self.id = id
    self.ticket = ticket
    self.visit = visit
  }

  /// The position of the issued event in its journal.
  public var seq: Int64 { id.seq }

  enum CodingKeys: String, CodingKey {
    case journal, seq, ticket, visit
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    id = EventID(
      journal: try members.decode(JournalID.self, forKey: .journal), seq: try members.decode(Int64.self, forKey: .seq))
    ticket = try members.decode(TicketNumber.self, forKey: .ticket)
    visit = try members.decode(VisitFacts.self, forKey: .visit)
    others = try OtherMembers(decoder, besides: CodingKeys.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(id.journal, forKey: .journal)
    try members.encode(id.seq, forKey: .seq)
    try members.encode(ticket, forKey: .ticket)
    try members.encode(visit, forKey: .visit)
    try others.encode(to: encoder)
  }
}
