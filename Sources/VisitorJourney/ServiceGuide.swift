public import Events

/// What is behind a service's ⓘ; what is absent is not shown.
public struct ServiceGuide: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    public var text: Bilingual
    public var duration: Duration?
    /// When the step is taken, where steps branch.
    public var condition: Bilingual?

    public init(text: Bilingual, duration: Duration? = nil, condition: Bilingual? = nil) {
      self.text = text
      self.duration = duration
      self.condition = condition
    }
  }

  /// How long something takes. Units are never added to one another: a working day is no number of hours.
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

  /// Where to go, such as `ชั้น 1 ช่องบริการ 2`.
  public var place: Bilingual?
  /// What to bring.
  public var documents: [Bilingual]
  /// Baht; 0 is "no fee", `nil` is not stated.
  public var fee: Int?
  public var steps: [Step]
  public var channels: [Bilingual]
  public var laws: [Bilingual]
  public var responsibleUnit: Bilingual?
  public var telephone: String?
  /// The address of a service that is used on line: its QR code is shown instead of a ticket.
  public var onlineAddress: String?
  /// When the office last looked it through.
  public var revised: ServiceDate?

  public init(
    place: Bilingual? = nil, documents: [Bilingual] = [], fee: Int? = nil, steps: [Step] = [],
    channels: [Bilingual] = [], laws: [Bilingual] = [], responsibleUnit: Bilingual? = nil, telephone: String? = nil,
    onlineAddress: String? = nil, revised: ServiceDate? = nil
  ) {
    self.place = place
    self.documents = documents
    self.fee = fee
    self.steps = steps
    self.channels = channels
    self.laws = laws
    self.responsibleUnit = responsibleUnit
    self.telephone = telephone
    self.onlineAddress = onlineAddress
    self.revised = revised
  }

  /// Whether it is empty: then the service has no ⓘ.
  public var isEmpty: Bool { self == ServiceGuide() }
}
