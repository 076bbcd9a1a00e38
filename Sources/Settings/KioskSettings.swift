public import Presses
public import Queueing
public import Statistics
public import VisitorJourney

/// Everything that `kioskd` is told: checked, with defaults filled in. An object that exists is valid.
public struct KioskSettings: Hashable, Sendable {
  public var site: SiteSettings
  public var kiosk: MachineSettings
  public var hours: OpeningHours
  public var serving: Serving
  public var headStart: HeadStart
  /// In the order of the home screen; at least one. Codes differ; a series may be shared.
  public var services: [ServiceSettings]
  /// At least `NOT_STATED`.
  public var visitorTypes: [VisitorTypeOffer]
  /// In the order of use; may be empty: numbers are then shown on the screen only.
  public var printers: [PrinterSettings]
  /// How tickets look.
  public var ticket: TicketTemplate
  public var paper: PaperSettings
  public var inputs: [InputSettings]
  public var presses: PressThresholds
  /// `nil`: this kiosk has no screen that draws; zones of a touchscreen then stand over printed signs.
  public var screen: ScreenSettings?
  /// `nil`: nothing is sent anywhere.
  public var centre: CentreSettings?
  /// How long the journal keeps what it knows of single visits.
  public var retention: RetentionRule

  public init(
    site: SiteSettings, kiosk: MachineSettings, hours: OpeningHours, serving: Serving = .none,
    headStart: HeadStart = .standard, services: [ServiceSettings], visitorTypes: [VisitorTypeOffer],
    printers: [PrinterSettings] = [],
    ticket: TicketTemplate = .standard, paper: PaperSettings = PaperSettings(), inputs: [InputSettings] = [],
    presses: PressThresholds = PressThresholds(), screen: ScreenSettings? = nil, centre: CentreSettings? = nil,
    retention: RetentionRule = .standard
  ) {
    self.site = site
    self.kiosk = kiosk
    self.hours = hours
    self.serving = serving
    self.headStart = headStart
    self.services = services
    self.visitorTypes = visitorTypes
    self.printers = printers
    self.ticket = ticket
    self.paper = paper
    self.inputs = inputs
    self.presses = presses
    self.screen = screen
    self.centre = centre
    self.retention = retention
  }
}

extension KioskSettings {
  /// The name of the input that lies over the visitor's screen; `nil` without a screen, or where it is not touched.
  public var touchscreen: String? { screen == nil ? nil : inputs.first(where: \.isScreen)?.name }
}

/// Whether the office records calls. Where it does not, nothing about waiting is ever shown or published.
public enum Serving: String, Hashable, Sendable, CaseIterable {
  case none
  case counters
}
