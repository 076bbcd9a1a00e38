/// Somebody entered the right staff PIN at the kiosk. Who it was nobody knows.
public struct StaffAdmitted: EventContent {
  public static let kind = Fact.Kind.staffAdmitted
  public static let version = 1
  /// The screen, by its configured name.
  public var device: String

  public init(device: String) {
    self.device = device
  }
}

/// The staff menu is closed for a while after wrong PINs. What was entered stands nowhere.
public struct StaffLockedOut: EventContent {
  public static let kind = Fact.Kind.staffLockedOut
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
  public static let kind = Fact.Kind.staffActed
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

/// Staff have paused issuing: no number is given until they resume it, or the service day ends.
public struct IssuingPaused: EventContent {
  public static let kind = Fact.Kind.issuingPaused
  public static let version = 1
  public var source: CommandSource

  public init(source: CommandSource) {
    self.source = source
  }
}

/// Numbers are given again on the same service day.
public struct IssuingResumed: EventContent {
  public static let kind = Fact.Kind.issuingResumed
  public static let version = 1
  public var source: CommandSource

  public init(source: CommandSource) {
    self.source = source
  }
}

/// An officer took or left a post. The only kind of event that may ever name an officer, and by a code alone: everything
/// else names the counter.
///
/// It goes to the centre without its body, and the body is purged at the kiosk under the retention rule.
public struct OfficerAtPost: EventContent {
  public static let kind = Fact.Kind.officerAtPost
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
