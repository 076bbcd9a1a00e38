public import Events

/// What came of something that staff asked for at the kiosk, in words for them.
public enum StaffOutcome: Hashable, Sendable {
  /// - Parameter text: what is to be told besides, such as the name of a file; lines are separated by line breaks.
  case done(Bilingual?)
  /// - Parameters:
  ///   - reason: a code, as the journal has it.
  ///   - text: cause and remedy.
  case failed(reason: String, Bilingual)
}

/// The machine that the kiosk runs on: its clock and its power, of which a daemon without privileges can only ask.
public protocol MachineControlling: Sendable {
  /// Sets the wall clock. Returns at once.
  ///
  /// - Parameters:
  ///   - instant: milliseconds since 1970 UTC.
  ///   - done: called exactly once, on any thread, at most some 20 s later.
  func setClock(to instant: Int64, then done: @escaping @Sendable (StaffOutcome) -> Void)
  /// Shuts the machine down in order. Returns at once.
  ///
  /// - Parameter done: called exactly once, on any thread: the machine is about to stop this program, or it refuses.
  func powerOff(then done: @escaping @Sendable (StaffOutcome) -> Void)
}

/// Carries tables away on a USB stick.
public protocol TableCopying: Sendable {
  /// Copies the tables of a date and of its month. Returns at once.
  ///
  /// - Parameter done: called exactly once, on any thread, when the stick may be pulled out or nothing was copied.
  func copyTables(of date: ServiceDate, then done: @escaping @Sendable (StaffOutcome) -> Void)
}

/// How the kiosk stands with the centre.
public struct CentreState: Hashable, Sendable {
  /// Whether the last exchange succeeded.
  public var isReached: Bool
  /// Events that the centre does not have; `nil` until it has said what it has.
  public var unsent: Int?

  public init(isReached: Bool, unsent: Int?) {
    self.isReached = isReached
    self.unsent = unsent
  }
}
