/// The visitor's screen.
public struct ScreenSettings: Hashable, Sendable {
  public enum Purpose: String, Hashable, Sendable, CaseIterable {
    case tickets, rating, both
  }

  /// When the visitor is asked in which capacity they come.
  public enum Asking: String, Hashable, Sendable, CaseIterable {
    case first
    case whilePrinting = "while_printing"
    case askOfficer = "ask_officer"
    case never
  }

  public enum Language: String, Hashable, Sendable, CaseIterable {
    case thai = "th"
    case english = "en"
  }

  /// Of the visible area, in millimetres, as the visitor sees it after rotation.
  public var width: Int
  public var height: Int
  public var purpose: Purpose
  /// The first is the kiosk's own; at least one.
  public var languages: [Language]
  public var asking: Asking
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
  public var display: DisplayWish
  /// Where a browser of this machine shows the screen instead of a display; `nil`: nowhere.
  public var page: ScreenPageSettings?

  public static let standardStickDirectory = "/run/queue-kiosk-stick"

  public init(
    width: Int, height: Int, purpose: Purpose = .tickets, languages: [Language] = Language.allCases,
    asking: Asking = .first, hasPriorityLane: Bool = true, faces: FacesSettings? = nil, privacyNotice: String? = nil,
    helpIsSeen: Bool = false, staffPINFile: String? = nil, stickDirectory: String = Self.standardStickDirectory,
    colour: Int? = nil, logoFile: String? = nil,
    display: DisplayWish = DisplayWish(), page: ScreenPageSettings? = nil
  ) {
    self.width = width
    self.height = height
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
    self.page = page
  }
}

/// The faces on the screen.
public struct FacesSettings: Hashable, Sendable {
  public enum Question: String, Hashable, Sendable, CaseIterable {
    case service
    /// At a counter only.
    case officer
  }

  public enum Order: String, Hashable, Sendable, CaseIterable {
    case mostSatisfiedFirst = "most_satisfied_first"
    case leastSatisfiedFirst = "least_satisfied_first"
  }

  /// Where ratings of this screen count.
  public var place: RatingPlace
  /// 3, 4 or 5.
  public var count: Int
  public var question: Question
  public var order: Order

  public init(
    place: RatingPlace, count: Int = 5, question: Question = .service, order: Order = .mostSatisfiedFirst
  ) {
    self.place = place
    self.count = count
    self.question = question
    self.order = order
  }
}
