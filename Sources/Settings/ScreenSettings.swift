public import Events
public import VisitorJourney

/// The visitor's screen.
public struct ScreenSettings: Hashable, Sendable {
  public var panel: Panel
  public var purpose: ScreenPurpose
  /// The first is the kiosk's own; at least one.
  public var languages: [Language]
  public var asking: VisitorTypeAsking
  public var hasPriorityLane: Bool
  public var faces: FacesSettings?
  /// The full privacy notice's address, shown as a QR code.
  public var privacyNotice: String?
  /// Where help is shown to staff; otherwise the visitor is sent to the first-reception point.
  public var helpIsSeen: Bool
  /// The file with the staff PIN, mode 0600; `nil`: no staff menu.
  public var staffPINFile: String?
  /// Where a USB stick for tables is mounted, or the directory below which sticks are.
  public var stickDirectory: String
  /// The office's colour, red, green and blue, 0…0xffffff; `nil`: the project's own.
  public var colour: Int?
  /// A PNG file.
  public var logoFile: String?
  public var display: DisplayChoice
  /// The program that says what the keys go over, and its arguments; empty: nobody speaks.
  ///
  /// It reads the text from its standard input. `{language}` in an argument becomes `th` or `en`.
  public var speechPlayer: [String]
  /// Where a browser of this machine shows the screen instead of a display; `nil`: nowhere.
  public var page: ScreenPageSettings?

  public static let standardStickDirectory = "/run/queue-kiosk-stick"

  public init(
    panel: Panel, purpose: ScreenPurpose = .tickets, languages: [Language] = Language.allCases,
    asking: VisitorTypeAsking = .first, hasPriorityLane: Bool = true, faces: FacesSettings? = nil,
    privacyNotice: String? = nil,
    helpIsSeen: Bool = false, staffPINFile: String? = nil, stickDirectory: String = Self.standardStickDirectory,
    colour: Int? = nil, logoFile: String? = nil, display: DisplayChoice = DisplayChoice(), speechPlayer: [String] = [],
    page: ScreenPageSettings? = nil
  ) {
    self.panel = panel
    self.purpose = purpose
    self.languages = languages
    self.asking = asking
    self.hasPriorityLane = hasPriorityLane
    self.faces = faces
    self.privacyNotice = privacyNotice
    self.helpIsSeen = helpIsSeen
    self.staffPINFile = staffPINFile
    self.stickDirectory = stickDirectory
    self.colour = colour
    self.logoFile = logoFile
    self.display = display
    self.speechPlayer = speechPlayer
    self.page = page
  }
}

/// The faces on the screen, and where their ratings count.
public struct FacesSettings: Hashable, Sendable {
  public var point: RatingPoint
  public var offer: RatingOffer

  public init(at point: RatingPoint, _ offer: RatingOffer = RatingOffer()) {
    self.point = point
    self.offer = offer
  }
}
