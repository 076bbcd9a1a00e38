/// Somebody entered the right staff PIN at the kiosk. Who it was nobody knows.
public struct StaffAdmitted: EventContent {
  public static let kind = EventKind.staffAdmitted
  public static let version = 1
  /// The screen, by its configured name.
  public var device: String

  public init(device: String) {
    self.device = device
  }
}

/// The staff menu is closed for a while after wrong PINs. What was entered stands nowhere.
public struct StaffLockedOut: EventContent {
  public static let kind = EventKind.staffLockedOut
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
  public static let kind = EventKind.staffActed
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
  public static let kind = EventKind.issuingPaused
  public static let version = 1
  public var source: CommandSource

  public init(source: CommandSource) {
    self.source = source
  }
}

/// Numbers are given again on the same service day.
public struct IssuingResumed: EventContent {
  public static let kind = EventKind.issuingResumed
  public static let version = 1
  public var source: CommandSource

  public init(source: CommandSource) {
    self.source = source
  }
}
