internal import Events
internal import Queueing
internal import Statistics

/// How the state stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension KioskState: Codable {
  enum CodingKeys: String, CodingKey {
    case queue, ratings, counts
    case underDoubt = "under_doubt"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    // The day's members stand beside the others.
    days = try DayState(from: decoder)
    queue = try members.decode(QueueState.self, forKey: .queue)
    ratings = try members.decode(RatingState.self, forKey: .ratings)
    counts = try members.decode(Counts.self, forKey: .counts)
    underDoubt = try members.decode(Counts.self, forKey: .underDoubt)
    let own = try decoder.container(keyedBy: StateMember.Name.self)
    for member in Self.members { try member.decode(&self, own) }
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try days.encode(to: encoder)
    try members.encode(queue, forKey: .queue)
    try members.encode(ratings, forKey: .ratings)
    try members.encode(counts, forKey: .counts)
    try members.encode(underDoubt, forKey: .underDoubt)
    var own = encoder.container(keyedBy: StateMember.Name.self)
    for member in Self.members { try member.encode(self, &own) }
  }
}
