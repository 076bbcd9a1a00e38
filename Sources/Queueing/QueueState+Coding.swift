import Events

/// How the state stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension QueueState: Codable {
  enum CodingKeys: String, CodingKey {
    case journal, date, dated, clock, waiting, visits, intentions, voided, printers, knowledge, rolls, copies
    case lastNumbers = "last_numbers"
    case lastVisit = "last_visit"
    case lastTicket = "last_ticket"
    case isIssuingPaused = "paused"
    case visitorTypes = "visitor_types"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(journal: try members.decode(JournalID.self, forKey: .journal))
    date = try members.decodeIfPresent(ServiceDate.self, forKey: .date)
    lastNumbers = try members.decode([String: Int].self, forKey: .lastNumbers)
    dated = try members.decode(DatedNumbers.self, forKey: .dated)
    clock = try members.decodeIfPresent(QueueClock.self, forKey: .clock)
    waiting = try members.decode([String: Int].self, forKey: .waiting)
    visits = try members.decode(Int.self, forKey: .visits)
    lastVisit = try members.decodeIfPresent(Stamp.self, forKey: .lastVisit)
    intentions = try members.decodeByPosition(forKey: .intentions)
    voided = Set(try members.decode([Int64].self, forKey: .voided))
    printers = try members.decode([String: PrinterCondition].self, forKey: .printers)
    knowledge = try members.decode([String: PrinterKnowledge].self, forKey: .knowledge)
    rolls = try members.decode([String: RollState].self, forKey: .rolls)
    copies = try members.decodeByPosition(forKey: .copies)
    lastTicket = try members.decodeIfPresent(LastTicket.self, forKey: .lastTicket)
    isIssuingPaused = try members.decode(Bool.self, forKey: .isIssuingPaused)
    visitorTypes = try members.decodeByPosition(forKey: .visitorTypes)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(journal, forKey: .journal)
    try members.encodeIfPresent(date, forKey: .date)
    try members.encode(lastNumbers, forKey: .lastNumbers)
    try members.encode(dated, forKey: .dated)
    try members.encodeIfPresent(clock, forKey: .clock)
    try members.encode(waiting, forKey: .waiting)
    try members.encode(visits, forKey: .visits)
    try members.encodeIfPresent(lastVisit, forKey: .lastVisit)
    try members.encode(byPosition: intentions, forKey: .intentions)
    try members.encode(voided.sorted(), forKey: .voided)
    try members.encode(printers, forKey: .printers)
    try members.encode(knowledge, forKey: .knowledge)
    try members.encode(rolls, forKey: .rolls)
    try members.encode(byPosition: copies, forKey: .copies)
    try members.encodeIfPresent(lastTicket, forKey: .lastTicket)
    try members.encode(isIssuingPaused, forKey: .isIssuingPaused)
    try members.encode(byPosition: visitorTypes, forKey: .visitorTypes)
  }
}

extension KeyedEncodingContainer {
  /// Values by the position of an event: an object whose names are the positions.
  fileprivate mutating func encode(byPosition values: [Int64: some Encodable], forKey key: Key) throws {
    try encode(Dictionary(uniqueKeysWithValues: values.map { (String($0.key), $0.value) }), forKey: key)
  }
}

extension KeyedDecodingContainer {
  fileprivate func decodeByPosition<Value: Decodable>(forKey key: Key) throws -> [Int64: Value] {
    let values = try decode([String: Value].self, forKey: key)
    return try values.reduce(into: [:]) { values, entry in
      guard let position = Int64(entry.key) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: self, debugDescription: "\(entry.key) is no position")
      }
      values[position] = entry.value
    }
  }
}
