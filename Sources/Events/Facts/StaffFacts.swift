extension Fact {
  /// What staff do that changes no count and no number.
  public enum Staff: Hashable, Sendable {
    case admitted(StaffAdmitted)
    case lockedOut(StaffLockedOut)
    case acted(StaffActed)
    case officerAtPost(OfficerAtPost)
    case messageSet(MessageSet)

    public enum Kind: String, Hashable, Sendable, CaseIterable {
      case admitted = "staff.admitted"
      case lockedOut = "staff.locked_out"
      case acted = "staff.acted"
      case officerAtPost = "officer.at_post"
      case messageSet = "message.set"
    }

    var content: any EventContent {
      switch self {
      case .admitted(let content): content
      case .lockedOut(let content): content
      case .acted(let content): content
      case .officerAtPost(let content): content
      case .messageSet(let content): content
      }
    }

    /// Reads version 1 of a kind.
    init(_ kind: Kind, from body: JSONValue) throws {
      switch kind {
      case .admitted: self = .admitted(try BodyDecoder.decode(from: body))
      case .lockedOut: self = .lockedOut(try BodyDecoder.decode(from: body))
      case .acted: self = .acted(try BodyDecoder.decode(from: body))
      case .officerAtPost: self = .officerAtPost(try BodyDecoder.decode(from: body))
      case .messageSet: self = .messageSet(try BodyDecoder.decode(from: body))
      }
    }
  }
}

/// Somebody entered the right staff PIN at the kiosk. Who it was nobody knows.
public struct StaffAdmitted: EventContent {
  public static let kind = Fact.Kind.staff(.admitted)
  public static let version = 1
  /// The screen, by its configured name.
  public var device: String

  public init(device: String) {
    self.device = device
  }
}

/// The staff menu is closed for a while after wrong PINs. What was entered stands nowhere.
public struct StaffLockedOut: EventContent {
  public static let kind = Fact.Kind.staff(.lockedOut)
  public static let version = 1
  public var device: String
  /// Wrong PINs in a row.
  public var tries: Int

  public init(device: String, tries: Int) {
    self.device = device
    self.tries = tries
  }
}

/// A task of the staff menu has ended.
public struct StaffActed: EventContent {
  public static let kind = Fact.Kind.staff(.acted)
  public static let version = 1
  public var device: String
  /// A code such as `daily_summary`, `set_date`, `shut_down`.
  public var task: String
  /// Why it was not done, as a code; `nil`: it was.
  public var failure: String?

  public init(device: String, task: String, failure: String? = nil) {
    self.device = device
    self.task = task
    self.failure = failure
  }
}

/// An officer took or left a post. The only kind of event that may ever name an officer, and by a code alone: everything
/// else names the counter.
///
/// It goes to the centre without its body, and the body is purged at the kiosk under the retention rule.
public struct OfficerAtPost: EventContent {
  public static let kind = Fact.Kind.staff(.officerAtPost)
  public static let version = 1
  /// The post's code in the office's configuration, such as a counter's.
  public var post: String
  /// The officer's code; `nil`: nobody is at the post any more.
  public var officer: String?

  public init(post: String, officer: String?) {
    self.post = post
    self.officer = officer
  }
}

/// What the office tells visitors today, on the home page and on tickets; or that it tells them nothing any more.
public struct MessageSet: EventContent {
  public static let kind = Fact.Kind.staff(.messageSet)
  public static let version = 1

  /// The service day, with which the message ends at the latest.
  public var day: Int
  /// `nil`: the message is taken away.
  public var text: Bilingual?
  /// The minute of the day (1…1440) from which it is not shown any more; `nil`: the day's end.
  public var until: Int?

  public init(day: Int, text: Bilingual?, until: Int?) {
    self.day = day
    self.text = text
    self.until = until
  }
}
