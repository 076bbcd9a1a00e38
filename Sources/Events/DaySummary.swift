/// What one kiosk has counted on one day, for a sheet of paper.
public struct DaySummary: Hashable, Sendable {
  /// A count with its name.
  public struct Line: Hashable, Sendable {
    public var name: Bilingual
    public var count: Int

    public init(name: Bilingual, count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// The visitors of one service.
  public struct Service: Hashable, Sendable {
    public var name: Bilingual
    public var visits: Int
    /// By visitor type; those of whom nobody came are left out.
    public var types: [Line]

    public init(name: Bilingual, visits: Int, types: [Line]) {
      self.name = name
      self.visits = visits
      self.types = types
    }
  }

  public var office: Bilingual
  /// The kiosk's code.
  public var kiosk: String
  /// The service day's date.
  public var date: ServiceDate
  /// When it is printed, minutes since midnight; `nil` under a doubtful clock.
  public var minuteOfDay: Int?
  /// Every service that is offered, whether anybody came for it or not.
  public var services: [Service]
  /// Visitors of all services: tickets less the voided, and those that staff counted.
  public var visits: Int
  /// Tickets taken back.
  public var voided: Int
  /// Valid ratings.
  public var ratings: Int
  /// Nothing of this day counts.
  public var isDrill: Bool

  public init(
    office: Bilingual, kiosk: String, date: ServiceDate, minuteOfDay: Int?, services: [Service], visits: Int,
    voided: Int, ratings: Int, isDrill: Bool = false
  ) {
    self.office = office
    self.kiosk = kiosk
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.services = services
    self.visits = visits
    self.voided = voided
    self.ratings = ratings
    self.isDrill = isDrill
  }
}
