internal import Events
internal import Queueing
internal import Statistics

/// How the state stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension KioskState: Codable {
  enum CodingKeys: String, CodingKey {
    case queue, ratings
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    // The members of day and counts stand beside the others.
    days = try DayState(from: decoder)
    counted = try OpenDayCounts(from: decoder)
    queue = try members.decode(QueueState.self, forKey: .queue)
    ratings = try members.decode(RatingState.self, forKey: .ratings)
    let own = try decoder.container(keyedBy: StateMember.Name.self)
    for member in Self.members { try member.decode(&self, own) }
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try days.encode(to: encoder)
    try counted.encode(to: encoder)
    try members.encode(queue, forKey: .queue)
    try members.encode(ratings, forKey: .ratings)
    var own = encoder.container(keyedBy: StateMember.Name.self)
    for member in Self.members { try member.encode(self, &own) }
  }
}
