public import Events
public import Ports
public import Settings

/// The conversation that teaches a kiosk its touchscreens and pads. Reads no device, no clock and no terminal: what
/// happened goes in, what is to be done comes out.
///
///     step       | what comes in               | what follows
///     -----------+-----------------------------+--------------------------------------------------------
///     listing    | the devices                 | choosing
///     choosing   | a number                    | choosingKind, choosingPlace, identifying or touching
///     choosing…  | a number                    | the next question; `back` to choosing
///     identifying| a press on one of the equal | the pad is known: choosingScale, pressing or touching
///     pressing   | a press                     | the next button; after the last: confirming
///     touching   | a touch                     | the next corner; after the last: confirming, or all again
///     (waiting)  | nothing for a minute        | quiet: the device is given back while people think
///     confirming | yes                         | saving
///     saving     | saved                       | restarting or askingMore
///     anything   | 0, end of input, 10 minutes | left; nothing was changed since the last saving
public struct LearningDialogue: Sendable {
  public enum Event: Sendable {
    /// What is plugged or configured.
    case devices([InputDeviceStatus])
    /// From a held device; its name is the device's index in the list of devices.
    case signal(InputSignal)
    /// The devices cannot be held any more, and why.
    case lost(String)
    case answer(String)
    case endOfInput
    /// The file as it would be, against the file as it is.
    case drafted(difference: String)
    case saved(KioskSettings, copy: String)
    /// A draft or a file was refused, and why; nothing was changed.
    case refused(String)
    case restarted(Bool)
    /// Nothing happened until the deadline.
    case time
  }

  public enum Action: Hashable, Sendable {
    case say(String)
    /// The same, and an answer is awaited.
    case ask(String)
    /// Read from these devices and no others, by their indices in the list; their presses count nowhere meanwhile.
    case hold([Int])
    case list
    case draft([InputSettings])
    case save
    case restart
    /// The end; whether anything was saved.
    case leave(saved: Bool)
  }

  /// How the conversation is held.
  public struct Manner: Sendable {
    public var language: Language
    /// A running kiosk holds the devices, and can be restarted.
    public var isKioskRunning: Bool
    /// The draft is agreed to beforehand.
    public var isAgreed: Bool
    /// What makes the file effective, to be typed.
    public var restartCommand: String

    public init(language: Language, isKioskRunning: Bool, isAgreed: Bool, restartCommand: String) {
      self.language = language
      self.isKioskRunning = isKioskRunning
      self.isAgreed = isAgreed
      self.restartCommand = restartCommand
    }
  }

  enum Step: Hashable, Sendable {
    case listing, choosing, choosingKind, choosingPlace, typingCounter, identifying, choosingScale, choosingTickets
    case pressing, touching
    /// Nothing came, or the device cannot be held; then the step goes on.
    indirect case quiet(Step)
    case confirming, saving, restarting, askingMore, left
  }

  /// Milliseconds for a press or touch.
  static let patience: Int64 = 60_000
  /// Milliseconds for an answer; a session that somebody forgot ends.
  static let longestPause: Int64 = 600_000

  /// Milliseconds on the clock of `take`: when `time` is due.
  public internal(set) var deadline: Int64 = longestPause

  let manner: Manner
  var settings: KioskSettings
  var devices: [InputDeviceStatus] = []
  var step = Step.listing
  var subject = Subject()
  var buttons = ButtonLesson()
  var panel = PanelLesson()
  var hasSaved = false
  /// The devices that are asked for, and those of them that have answered.
  var held: [Int] = []
  var reported: Set<Int> = []
  var actions: [Action] = []

  public init(_ manner: Manner, settings: KioskSettings) {
    self.manner = manner
    self.settings = settings
  }

  /// - Returns: what to do first.
  public mutating func begin(at time: Int64) -> [Action] {
    enter(.listing, at: time)
    return drained()
  }

  /// - Parameter time: milliseconds of a clock that never goes back.
  public mutating func take(_ event: Event, at time: Int64) -> [Action] {
    guard step != .left else { return [] }
    switch event {
    case .devices(let list): listed(list, at: time)
    case .signal(let signal): receive(signal, at: time)
    case .lost(let reason): falter(reason, at: time)
    case .answer(let text): answer(Answer(text), at: time)
    case .endOfInput: leave()
    case .drafted(let difference): show(difference, at: time)
    case .saved(let settings, let copy): saved(settings, copy: copy, at: time)
    case .refused(let reason): refused(reason, at: time)
    case .restarted(let isBack): restarted(isBack, at: time)
    case .time: if time >= deadline { runOut(at: time) }
    }
    return drained()
  }

  private mutating func drained() -> [Action] {
    defer { actions = [] }
    return actions
  }

  // MARK: - Steps

  /// Goes to a step: holds what it needs, and asks its question as soon as that is held.
  mutating func enter(_ next: Step, at time: Int64) {
    step = next
    deadline = time + (isListening ? Self.patience : Self.longestPause)
    hold(wanted)
    if next == .listing { actions.append(.list) }
    if isReady || !isListening { ask() }
  }

  var isListening: Bool { [.identifying, .pressing, .touching].contains(step) }

  /// Every device that is asked for has opened or failed.
  var isReady: Bool { reported.isSuperset(of: held) }

  /// The devices that the step listens to. A pad stays held between the questions about it, lest its presses count;
  /// a keyboard is given back, lest nobody can answer.
  private var wanted: [Int] {
    switch step {
    case .identifying: return subject.equals
    case .pressing, .touching: return subject.device.map { [$0] } ?? []
    case .choosingScale, .choosingTickets:
      return held.filter { !devices[$0].abilities.contains("keyboard") }
    default: return []
    }
  }

  private mutating func hold(_ devices: [Int]) {
    guard devices != held else { return }
    held = devices
    reported = []
    actions.append(.hold(devices))
  }

  /// Gives every device back.
  mutating func release() { hold([]) }

  mutating func leave() {
    release()
    step = .left
    actions.append(.leave(saved: hasSaved))
  }

  private mutating func runOut(at time: Int64) {
    switch step {
    case .identifying, .pressing, .touching:
      say("Nothing came from the device for a minute.", thai: "ไม่มีสัญญาณจากอุปกรณ์เป็นเวลาหนึ่งนาที")
      enter(.quiet(step), at: time)
    case .saving, .listing: deadline = time + Self.longestPause
    default:
      say("No answer for ten minutes: the end.", thai: "ไม่มีคำตอบเป็นเวลาสิบนาที จบการทำงาน")
      leave()
    }
  }

  /// The devices cannot be read: says why, and asks what to do.
  mutating func falter(_ reason: String, at time: Int64) {
    guard isListening else { return }
    actions.append(.say(reason))
    enter(.quiet(step), at: time)
  }

  // MARK: - Words

  func words(_ english: String, thai: String) -> String { Bilingual(thai: thai, english: english)[manner.language] }

  mutating func say(_ english: String, thai: String) { actions.append(.say(words(english, thai: thai))) }
}

/// The device that is being set up.
struct Subject: Sendable {
  /// Devices that differ only by where they are plugged.
  var equals: [Int] = []
  /// `nil` while it is not known which of several equal ones is meant.
  var device: Int?
  var isPanel = false
  /// How the panel is mounted, once its touches have shown it.
  var mounting = PanelSettings()
}
