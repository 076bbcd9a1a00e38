public import Events

/// What the visitor is to see at one moment, before it is laid out.
public struct JourneyView: Hashable, Sendable {
  public var stage: Stage
  public var office: OfficeState
  public var mode: ScreenMode
  public var home: HomeView
  /// The number of a visitor who got no paper, shown above the home screen.
  public var strip: TicketNumber?
  public var staffReport: StaffReport
  /// Whether a guide that was asked for is on its way.
  public var isPrintingGuide: Bool
  /// Whether the visitor moves the focus with keys, and it is to be spoken.
  public var usesKeys: Bool

  public init(
    stage: Stage, office: OfficeState = OfficeState(), mode: ScreenMode = ScreenMode(), home: HomeView = HomeView(),
    strip: TicketNumber? = nil, staffReport: StaffReport = StaffReport(), isPrintingGuide: Bool = false,
    usesKeys: Bool = false
  ) {
    self.stage = stage
    self.office = office
    self.mode = mode
    self.home = home
    self.strip = strip
    self.staffReport = staffReport
    self.isPrintingGuide = isPrintingGuide
    self.usesKeys = usesKeys
  }
}
