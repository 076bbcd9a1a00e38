public import Events

/// What a visitor can read of a service before asking for a number (OIT o11).
public struct ServiceGuideSettings: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public var text: Label
    public var duration: Duration?
    /// When the step is taken, where steps branch.
    public var condition: Label?

    public init(text: Label, duration: Duration? = nil, condition: Label? = nil) {
      self.text = text
      self.duration = duration
      self.condition = condition
    }
  }

  /// Units are never added to one another.
  public struct Duration: Hashable, Sendable {
    public enum Unit: String, Hashable, Sendable, CaseIterable {
      case minutes, hours, days
      case workingDays = "working_days"
    }

    public var value: Int
    public var unit: Unit

    public init(_ value: Int, _ unit: Unit) {
      self.value = value
      self.unit = unit
    }
  }

  /// Baht; 0 is "no fee", `nil` is not stated.
  public var fee: Int?
  public var steps: [Step]
  public var channels: [Label]
  public var laws: [Label]
  /// Where the service is used on line: its QR code stands in place of a ticket.
  public var onlineAddress: String?
  /// When the office last looked the guide through.
  public var revised: ServiceDate?

  public init(
    fee: Int? = nil, steps: [Step] = [], channels: [Label] = [], laws: [Label] = [], onlineAddress: String? = nil,
    revised: ServiceDate? = nil
  ) {
    self.fee = fee
    self.steps = steps
    self.channels = channels
    self.laws = laws
    self.onlineAddress = onlineAddress
    self.revised = revised
  }
}
