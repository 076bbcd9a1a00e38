internal import Events
internal import Queueing
internal import Statistics

/// How the state stands in a checkpoint, by names of its own: what a property is called here changes no checkpoint.
extension KioskState: Codable {
  enum CodingKeys: String, CodingKey {
    case day, clock, queue, ratings, counts, office
    case isDayClosed = "day_closed"
    case underDoubt = "under_doubt"
    case confirmedDate = "confirmed_date"
    case redated
    case lastDate = "last_date"
  }

  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    queue = try members.decode(QueueState.self, forKey: .queue)
    day = try members.decodeIfPresent(OpenDay.self, forKey: .day)
    isDayClosed = try members.decode(Bool.self, forKey: .isDayClosed)
    clock = try members.decode(ClockJudge.self, forKey: .clock)
    ratings = try members.decode(RatingState.self, forKey: .ratings)
    counts = try members.decode(Counts.self, forKey: .counts)
    underDoubt = try members.decode(Counts.self, forKey: .underDoubt)
    confirmedDate = try members.decodeIfPresent(ServiceDate.self, forKey: .confirmedDate)
    redated = try members.decode(RedatedVisits.self, forKey: .redated)
    lastDate = try members.decodeIfPresent(ServiceDate.self, forKey: .lastDate)
    office = try members.decodeIfPresent(Fingerprint.self, forKey: .office)
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(queue, forKey: .queue)
    try members.encodeIfPresent(day, forKey: .day)
    try members.encode(isDayClosed, forKey: .isDayClosed)
    try members.encode(clock, forKey: .clock)
    try members.encode(ratings, forKey: .ratings)
    try members.encode(counts, forKey: .counts)
    try members.encode(underDoubt, forKey: .underDoubt)
    try members.encodeIfPresent(confirmedDate, forKey: .confirmedDate)
    try members.encode(redated, forKey: .redated)
    try members.encodeIfPresent(lastDate, forKey: .lastDate)
    try members.encodeIfPresent(office, forKey: .office)
  }
}
