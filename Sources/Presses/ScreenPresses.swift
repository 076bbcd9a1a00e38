internal import Events

/// The contacts of one touchscreen: at most one of them at a time can become a press.
///
/// What a contact is when it begins, the first that holds:
///
/// | it begins | it is |
/// | --- | --- |
/// | in a ghost storm | no press, nor is any that waits |
/// | as the third or later of some close together | a palm: no press, and the others are none |
/// | where a touch is, or ended less than 30 ms ago | jitter: no press of its own |
/// | less than 400 ms after a scene change, or before it | settling: no press |
/// | in no zone | unbound |
/// | while another contact can become a press | a second finger: no press |
/// | else | the one that becomes a press |
///
/// That one is a press when it is lifted, unless it slid off its zone, its zone or scene went, or it lasted too long.
struct ScreenPresses: Hashable, Sendable {
  /// The contact that is a press when it is lifted now.
  private struct Candidate: Hashable {
    var start: Contact
    var zone: Zone
  }

  private let device: String
  private let thresholds: PressThresholds
  private var zones: [Zone]
  private var revision: Int
  /// When the scene was last changed; `nil`: long ago.
  private var shownAt: Int64?
  private var fingers: Fingers
  private var candidate: Candidate?
  private var storm: GhostStorm
  private var held = HeldPresses()

  init(device: String, zones: [Zone], revision: Int, thresholds: PressThresholds) {
    self.device = device
    self.zones = zones
    self.revision = revision
    self.thresholds = thresholds
    fingers = Fingers(thresholds)
    storm = GhostStorm(thresholds)
  }

  var due: Int64? { held.due }
  /// The zone that would be pressed if the finger were lifted now.
  var heldZone: String? { candidate?.zone.name }

  mutating func wake(at now: Int64) -> [Press] { held.free(at: now) }

  /// Nothing that is held can be followed any more. A storm goes on until it is quiet.
  mutating func reset(ignored: inout PressTally) {
    drop(.cancelled, &ignored)
    ignored.count(.cancelled, times: held.drop())
    fingers = Fingers(thresholds)
  }

  /// Another scene, or the same with other zones.
  mutating func show(_ new: [Zone], revision newRevision: Int, at time: Int64, ignored: inout PressTally) {
    zones = new
    if newRevision == revision { return amend(&ignored) }
    revision = newRevision
    shownAt = time
    drop(.sceneChanged, &ignored)
    ignored.count(.sceneChanged, times: held.drop())
  }

  private mutating func amend(_ ignored: inout PressTally) {
    let names = Set(zones.map(\.name))
    ignored.count(.zoneGone, times: held.drop { !names.contains($0.source.control) })
    guard let zone = candidate?.zone else { return }
    if let moved = zones.first(where: { $0.name == zone.name }) {
      candidate?.zone = moved
    } else {
      drop(.zoneGone, &ignored)
    }
  }

  mutating func take(_ contact: Contact, at now: Int64, ignored: inout PressTally) -> [Press] {
    let freed = held.free(by: contact.time)
    switch contact.phase {
    case .down: begin(contact, ignored: &ignored)
    case .moved: follow(contact, ignored: &ignored)
    case .up:
      follow(contact, ignored: &ignored)
      if let press = end(contact, at: now, ignored: &ignored) { return freed + [press] }
    case .cancelled:
      if candidate?.start.id == contact.id { drop(.cancelled, &ignored) }
      fingers.forget(contact.id)
    }
    return freed
  }

  // MARK: - A contact's life

  private mutating func begin(_ contact: Contact, ignored: inout PressTally) {
    if candidate?.start.id == contact.id { drop(.stray, &ignored) }
    fingers.forget(contact.id)
    let isJitter = fingers.isJitter(contact)
    let isStorm = storm.begins(contact, isTouch: !isJitter)
    if !fingers.isFull { fingers.begin(contact) }
    guard !isStorm else {
      drop(.ghostStorm, &ignored)
      ignored.count(.ghostStorm, times: 1 + held.drop())
      return
    }
    consider(contact, isJitter: isJitter, ignored: &ignored)
  }

  private mutating func consider(_ contact: Contact, isJitter: Bool, ignored: inout PressTally) {
    if let candidate, contact.time - candidate.start.time > thresholds.stuck { drop(.stuck, &ignored) }
    if fingers.markPalm(around: contact) {
      if let candidate, fingers.isPalm(candidate.start.id) { drop(.palm, &ignored) }
      return ignored.count(.palm)
    }
    if isJitter { return ignored.count(.jitter) }
    if let shownAt, contact.time < shownAt + thresholds.settle { return ignored.count(.settling) }
    guard let zone = zones.first(where: { $0.contains(x: contact.x, y: contact.y) }) else {
      return ignored.count(.unbound)
    }
    guard candidate == nil else { return ignored.count(.secondFinger) }
    candidate = Candidate(start: contact, zone: zone)
  }

  private mutating func follow(_ contact: Contact, ignored: inout PressTally) {
    fingers.follow(contact)
    guard let candidate, candidate.start.id == contact.id else { return }
    if !candidate.zone.contains(x: contact.x, y: contact.y, slack: thresholds.edgeSlack) { drop(.slidOff, &ignored) }
  }

  private mutating func end(_ contact: Contact, at now: Int64, ignored: inout PressTally) -> Press? {
    if !fingers.end(contact) { ignored.count(.stray) }
    guard let candidate, candidate.start.id == contact.id else { return nil }
    let start = candidate.start
    // Time that goes back loses no press.
    let length = max(0, contact.time - start.time)
    if length > thresholds.stuck {
      drop(.stuck, &ignored)
      return nil
    }
    if length < thresholds.shortest {
      drop(.tooShort, &ignored)
      return nil
    }
    self.candidate = nil
    let source = CommandSource(device: device, control: candidate.zone.name)
    let press = Press(source: source, time: contact.time, revision: revision)
    guard length < thresholds.storm.window, storm.mayInclude(x: start.x, y: start.y, time: start.time) else {
      return press
    }
    held.hold(press, until: start.time + thresholds.storm.window, stamp: contact.time, at: now)
    return nil
  }

  private mutating func drop(_ reason: IgnoredPress, _ ignored: inout PressTally) {
    if candidate != nil { ignored.count(reason) }
    candidate = nil
  }
}
