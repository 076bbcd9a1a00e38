public import Events
public import Presses
public import VisitorJourney

/// Which page a scene is: its name in tests, logs and reference pictures.
public enum PageName: String, Hashable, Sendable, CaseIterable {
  case home
  case visitorType = "visitor_type"
  case priorityLane = "priority_lane"
  case serviceInfo = "service_info"
  /// A command takes long.
  case oneMoment = "one_moment"
  case number
  case numberWithoutPaper = "number_without_paper"
  case closed
  case refused
  case rating
  case ratingReason = "rating_reason"
  case ratingThanks = "rating_thanks"
  case stillThere = "still_there"
  case help
  case notices
  /// Whether a new roll prints.
  case roll
  case staffPIN = "staff_pin"
  case staffMenu = "staff_menu"
  case staffAnswer = "staff_answer"
  case staffDate = "staff_date"
}

/// Where the screen can be pressed. What is drawn is what is hit.
public struct SceneZone: Hashable, Sendable {
  /// Unique within the scene, and the same in every language and mode.
  public var name: String
  public var rectangle: Rectangle
  /// What a voice says of it, in the scene's language.
  public var spoken: String
  /// A zone that is not enabled is drawn so, gets no focus, and a press on it shows why, or does nothing.
  public var isEnabled: Bool

  public init(_ name: String, in rectangle: Rectangle, spoken: String, isEnabled: Bool = true) {
    self.name = name
    self.rectangle = rectangle
    self.spoken = spoken
    self.isEnabled = isEnabled
  }
}

/// Everything that the screen shows and takes at one moment, as a value.
public struct VisitorScene: Hashable, Sendable {
  /// Grows by one whenever a press on the scene before could do something else on this one. What a zone does never
  /// changes within a revision; zones may go away.
  public var revision: Int
  public var page: PageName
  public var panel: Panel
  public var mode: ScreenMode
  public var elements: [Element]
  /// In the order in which keys walk through them.
  public var zones: [SceneZone]
  /// The zone that has the focus of the keys; drawn with a thick frame.
  public var focus: String?
  /// What a voice says of the scene as a whole: its title, and its number.
  public var spoken: String

  public init(
    revision: Int, page: PageName, panel: Panel, mode: ScreenMode, elements: [Element], zones: [SceneZone],
    focus: String? = nil, spoken: String = ""
  ) {
    self.revision = revision
    self.page = page
    self.panel = panel
    self.mode = mode
    self.elements = elements
    self.zones = zones
    self.focus = focus
    self.spoken = spoken
  }

  public func zone(_ name: String) -> SceneZone? { zones.first { $0.name == name } }

  /// The enabled zones in parts of the display, for the recognition of presses: what is drawn is what is hit.
  public var touchZones: [Zone] {
    zones.filter(\.isEnabled).map {
      Zone(
        name: $0.name, x: $0.rectangle.x / panel.width, y: $0.rectangle.y / panel.height,
        width: $0.rectangle.width / panel.width, height: $0.rectangle.height / panel.height)
    }
  }

  /// The scene as presses are recognised on it.
  ///
  /// - Parameters:
  ///   - screen: the touchscreen's configured name.
  ///   - keys: those of the pads, which every scene has.
  public func recognised(on screen: String, keys: [String: Set<String>] = [:]) -> Scene {
    Scene(revision: revision, zones: [screen: touchZones], keys: keys)
  }
}
