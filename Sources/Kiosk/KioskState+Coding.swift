internal import Events
internal import Queueing
internal import Statistics

/// How the state stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension KioskState: Codable {
  enum CodingKeys: String, CodingKey {
    case queue, ratings, office, message
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    // The members of day and counts stand beside the others.
    days = try DayState(from: decoder)
    counted = try OpenDayCounts(from: decoder)
    queue = try members.decode(QueueState.self, forKey: .queue)
    ratings = try members.decode(RatingState.self, forKey: .ratings)
    message = try members.decodeIfPresent(MessageSet.self, forKey: .message)
    office = try members.decodeIfPresent(Fingerprint.self, forKey: .office)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try days.encode(to: encoder)
    try counted.encode(to: encoder)
    try members.encode(queue, forKey: .queue)
    try members.encode(ratings, forKey: .ratings)
    try members.encodeIfPresent(message, forKey: .message)
    try members.encodeIfPresent(office, forKey: .office)
  }
}
