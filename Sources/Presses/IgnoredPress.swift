/// Why a touch or a key was no press.
public enum IgnoredPress: String, Hashable, Sendable, CaseIterable {
  /// The contact is in no zone, or the key has no action.
  case unbound
  /// The finger slid off its zone.
  case slidOff = "slid_off"
  /// The contact lasted longer than any press.
  case stuck
  /// The contact was shorter than this device's touches are.
  case tooShort = "too_short"
  /// The device went away or events were lost.
  case cancelled
  /// Another finger was on a zone of the same screen.
  case secondFinger = "second_finger"
  /// At least three contacts close together.
  case palm
  /// A contact where one is already, or has just ended: one touch that the device breaks into several.
  case jitter
  /// Many contacts far apart within a moment: electrical noise, rain, a child with both hands.
  case ghostStorm = "ghost_storm"
  /// The scene was changed less than a moment ago: this was meant for the one before.
  case settling
  /// The finger or key went down on the scene before.
  case sceneChanged = "scene_changed"
  /// The zone is not there any more.
  case zoneGone = "zone_gone"
  /// The key's contact chattered.
  case bounce
  /// Another key of the same pad was held.
  case chord
  /// Keys faster one after the other than fingers are: a scanner types.
  case typed
  /// Down for what is down, or an end without a beginning.
  case stray
  /// A scan that stopped amid its code, or is shorter than any code.
  case scanBroken = "scan_broken"
  /// A scan with keys that stand for no character, or longer than any code.
  case scanUnreadable = "scan_unreadable"
  /// *Choose* was pressed with the focus on no zone.
  case noFocus = "no_focus"
}

/// Counts of what was no press, by reason.
typealias PressTally = [IgnoredPress: Int]

extension PressTally {
  mutating func count(_ reason: IgnoredPress, times: Int = 1) {
    if times > 0 { self[reason, default: 0] += times }
  }
}
