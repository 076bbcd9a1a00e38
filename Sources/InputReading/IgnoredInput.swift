/// What a device sent that means nothing to a visitor, by reason; counted, never fatal.
public enum IgnoredInput: String, Hashable, Sendable, CaseIterable {
  /// A type or code that the device never announced.
  case unknownCode = "unknown_code"
  /// A key's value other than 0, 1 and 2.
  case badValue = "bad_value"
  /// The kernel repeats a held key.
  case autoRepeat = "auto_repeat"
  /// Down for what is down, or up for what is up.
  case repeatedState = "repeated_state"
  /// A position outside the announced range: moved to the edge.
  case outOfRange = "out_of_range"
  /// An event about a slot that the device does not have.
  case badSlot = "bad_slot"
  /// A contact began in a slot whose last contact had not ended.
  case replacedContact = "replaced_contact"
  /// Two contacts at once with the same tracking id.
  case doubleTracking = "double_tracking_id"
  /// The range of a position's axis has no extent; the values seen up to now stand in for it.
  case uselessRange = "useless_range"
  /// A read ended within an event.
  case tornRead = "torn_read"
  /// A contact that the firmware calls a palm.
  case palm
  /// A finger that came near the glass and never touched it.
  case hovering
  /// A button that says which pen or tool touches.
  case toolButton = "tool_button"
  /// The last position before a finger was lifted, far from the one before: the panel's own, as resistive ones send it.
  case liftOffJump = "lift_off_jump"
  /// The list of quirks says that it means nothing.
  case quirk
  /// More contacts or changes in one frame than any hand makes.
  case overlongFrame = "overlong_frame"
  /// A frame that does not end: its events are further apart than those of one moment.
  case missingReport = "missing_report"
  /// The kernel lost events.
  case eventsLost = "events_lost"
  /// An event older than the one before it.
  case timeWentBack = "time_went_back"
}

/// Counts by reason.
typealias Tally = [IgnoredInput: Int]

extension Tally {
  mutating func count(_ reason: IgnoredInput) { self[reason, default: 0] += 1 }
}
