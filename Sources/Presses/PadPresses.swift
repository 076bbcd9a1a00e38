internal import Events

/// The keys of one pad: debounced each for itself, and together at most one held press.
///
///     key       | down                               | up                       | cancelled
///     ----------+------------------------------------+--------------------------+----------
///     resting   | PRESS → held                       | stray                    | stray
///     held      | stray                              | PRESS on up → settling   | → resting
///     settling  | within the debounce: bounce → held | stray                    | → resting
///               | later: PRESS → held                |                          |
///
/// A press comes with the first edge and never waits for the contacts to come to rest. The time is counted from the
/// last up, so that chatter as the key goes down (down, up, down), chatter as it is let go (up, down, up) and a contact
/// that fails for a moment while the key is held are all one press, as in libinput(7)'s bounce and spurious debouncing.
///
/// By the device's setting a key presses on down or on up; on up a key held longer than any press is stuck. A key that
/// goes down while another key of the pad is held is part of a chord: the first key's press counts, this one is none.
/// Time that goes back counts as time enough. `TypingPace` says which presses wait.
struct PadPresses: Hashable, Sendable {
  private enum Key: Hashable {
    case resting
    /// `revision`: that of the scene at down, if the key is still to press on up.
    case held(since: Int64, revision: Int?)
    case settling(since: Int64)
  }

  private let device: String
  private let thresholds: PressThresholds
  private let moment: DeviceReading.KeyMoment
  private var revision: Int
  private var keys: [String: Key]
  private var pace: TypingPace
  private var held = HeldPresses()
  private var isFirstOut = false

  init(
    device: String, keys names: Set<String>, revision: Int, pressOn moment: DeviceReading.KeyMoment,
    thresholds: PressThresholds
  ) {
    self.device = device
    self.thresholds = thresholds
    self.moment = moment
    self.revision = revision
    keys = Dictionary(uniqueKeysWithValues: names.map { ($0, .resting) })
    pace = TypingPace(thresholds)
  }

  var due: Int64? { held.due }

  /// Whether the pad has just been found out as a typist whose first character had been let through as a press.
  mutating func takeDisclosure() -> Bool {
    defer { isFirstOut = false }
    return isFirstOut
  }

  mutating func wake(at now: Int64) -> [Press] { held.free(at: now) }

  /// Nothing is held any more.
  mutating func reset(ignored: inout PressTally) {
    let waiting = keys.values.count { if case .held(_, .some) = $0 { true } else { false } }
    ignored.count(.cancelled, times: waiting + held.drop())
    keys = keys.mapValues { _ in .resting }
  }

  /// Another scene, or the same with other keys. A key that is down and stays goes on; its press is the old scene's.
  mutating func show(_ names: Set<String>, revision: Int, ignored: inout PressTally) {
    self.revision = revision
    keys = Dictionary(uniqueKeysWithValues: names.map { ($0, keys[$0] ?? .resting) })
    ignored.count(.zoneGone, times: held.drop { !names.contains($0.source.control) })
  }

  mutating func take(_ change: KeyChange, at now: Int64, ignored: inout PressTally) -> [Press] {
    let freed = held.free(by: change.time)
    let pressed: Press? =
      switch keys[change.key] {
      case nil: pass(change, at: now, ignored: &ignored)
      case .resting: rest(change, at: now, ignored: &ignored)
      case .held(let since, let revision): hold(change, since: since, revision, at: now, ignored: &ignored)
      case .settling(let since): settle(change, since: since, at: now, ignored: &ignored)
      }
    return pressed.map { freed + [$0] } ?? freed
  }

  // MARK: - One key

  /// A key without an action, which a scanner's characters may be.
  private mutating func pass(_ change: KeyChange, at now: Int64, ignored: inout PressTally) -> Press? {
    guard change.phase == .down else { return nil }
    ignored.count(.unbound)
    _ = verdict(on: change, now: now, ignored: &ignored)
    return nil
  }

  private mutating func rest(_ change: KeyChange, at now: Int64, ignored: inout PressTally) -> Press? {
    if change.phase == .down { return begin(change, at: now, ignored: &ignored) }
    ignored.count(.stray)
    return nil
  }

  private mutating func hold(
    _ change: KeyChange, since: Int64, _ revision: Int?, at now: Int64, ignored: inout PressTally
  ) -> Press? {
    switch change.phase {
    case .down: ignored.count(.stray)
    case .cancelled:
      keys[change.key] = .resting
      if revision != nil { ignored.count(.cancelled) }
    case .up:
      keys[change.key] = .settling(since: change.time)
      guard let revision else { return nil }
      if change.time - since <= thresholds.stuck {
        return deliver(change, revision, waits: ScannerKey.isTyped(change.key) && change.time < pace.pause, at: now)
      }
      ignored.count(.stuck)
    }
    return nil
  }

  private mutating func settle(
    _ change: KeyChange, since: Int64, at now: Int64, ignored: inout PressTally
  ) -> Press? {
    switch change.phase {
    case .down where (0..<thresholds.debounce).contains(change.time - since):
      ignored.count(.bounce)
      keys[change.key] = .held(since: change.time, revision: nil)
    case .down: return begin(change, at: now, ignored: &ignored)
    case .up: ignored.count(.stray)
    case .cancelled: keys[change.key] = .resting
    }
    return nil
  }

  // MARK: - The pad

  private mutating func begin(_ change: KeyChange, at now: Int64, ignored: inout PressTally) -> Press? {
    let isChord = keys.contains { name, key in
      if case .held(let since, _) = key { name != change.key && change.time - since <= thresholds.stuck } else { false }
    }
    keys[change.key] = .held(since: change.time, revision: nil)
    if isChord {
      ignored.count(.chord)
      return nil
    }
    let verdict = verdict(on: change, now: now, ignored: &ignored)
    if verdict == .typed {
      ignored.count(.typed)
      return nil
    }
    if moment == .up {
      keys[change.key] = .held(since: change.time, revision: revision)
      return nil
    }
    return deliver(change, revision, waits: verdict == .quick, at: now)
  }

  private mutating func deliver(_ change: KeyChange, _ revision: Int, waits: Bool, at now: Int64) -> Press? {
    let press = Press(
      source: CommandSource(device: device, control: change.key), time: change.time, revision: revision)
    if !waits { return press }
    held.hold(press, until: pace.pause, stamp: change.time, at: now)
    return nil
  }

  /// A button that no scanner types is pressed by somebody, however fast.
  private mutating func verdict(on change: KeyChange, now: Int64, ignored: inout PressTally) -> TypingPace.Verdict {
    guard ScannerKey.isTyped(change.key) else { return .alone }
    let wasTypist = pace.isTypist
    let verdict = pace.down(at: change.time)
    if pace.isTypist, !wasTypist { isFirstOut = moment == .down }
    switch verdict {
    case .alone: break
    case .quick: held.extend(until: pace.pause, stamp: change.time, at: now)
    case .typed: ignored.count(.typed, times: held.drop())
    }
    return verdict
  }
}
