internal import Events

/// The contacts of one touchscreen: at most one of them at a time can become a press.
struct ScreenPresses: Hashable, Sendable {
  private struct Finger: Hashable {
    var x: Double
    var y: Double
    var since: Int64
    var isPalm = false
  }

  /// The contact that is a press when it is lifted now.
  private struct Candidate: Hashable {
    var contact: Int
    var zone: Zone
    var since: Int64
  }

  /// More fingers than one screen ever sees.
  private static let limit = 64

  private let zones: [Zone]
  private let thresholds: PressThresholds
  private var fingers: [Int: Finger] = [:]
  private var candidate: Candidate?
  private var storm: GhostStorm

  init(zones: [Zone], thresholds: PressThresholds) {
    self.zones = zones
    self.thresholds = thresholds
    storm = GhostStorm(thresholds)
  }

  mutating func reset() { self = ScreenPresses(zones: zones, thresholds: thresholds) }

  /// - Returns: the zone that was pressed.
  mutating func take(_ contact: Contact, ignored: inout PressTally) -> String? {
    switch contact.phase {
    case .down:
      begin(contact, ignored: &ignored)
      return nil
    case .moved:
      follow(contact, ignored: &ignored)
      return nil
    case .up:
      follow(contact, ignored: &ignored)
      return end(contact, ignored: &ignored)
    case .cancelled:
      if candidate?.contact == contact.id { drop(.cancelled, &ignored) }
      fingers[contact.id] = nil
      return nil
    }
  }

  private mutating func begin(_ contact: Contact, ignored: inout PressTally) {
    let isStorm = storm.begins(contact)
    if isStorm {
      drop(.ghostStorm, &ignored)
      ignored.count(.ghostStorm)
    }
    guard fingers.count < Self.limit else { return }
    fingers[contact.id] = Finger(x: contact.x, y: contact.y, since: contact.time)
    if !isStorm { consider(contact, ignored: &ignored) }
  }

  private mutating func consider(_ contact: Contact, ignored: inout PressTally) {
    if let candidate, contact.time - candidate.since > thresholds.stuck { drop(.stuck, &ignored) }
    if markPalm(around: contact) {
      if let candidate, fingers[candidate.contact]?.isPalm == true { drop(.palm, &ignored) }
      return ignored.count(.palm)
    }
    guard let zone = zones.first(where: { $0.contains(x: contact.x, y: contact.y) }) else {
      return ignored.count(.unbound)
    }
    guard candidate == nil else { return ignored.count(.secondFinger) }
    candidate = Candidate(contact: contact.id, zone: zone, since: contact.time)
  }

  private mutating func follow(_ contact: Contact, ignored: inout PressTally) {
    fingers[contact.id]?.x = contact.x
    fingers[contact.id]?.y = contact.y
    guard let candidate, candidate.contact == contact.id else { return }
    if !candidate.zone.contains(x: contact.x, y: contact.y, slack: thresholds.edgeSlack) { drop(.slidOff, &ignored) }
  }

  private mutating func end(_ contact: Contact, ignored: inout PressTally) -> String? {
    if fingers.removeValue(forKey: contact.id) == nil { ignored.count(.stray) }
    guard let candidate, candidate.contact == contact.id else { return nil }
    guard contact.time - candidate.since <= thresholds.stuck else {
      drop(.stuck, &ignored)
      return nil
    }
    self.candidate = nil
    return candidate.zone.name
  }

  private mutating func drop(_ reason: IgnoredPress, _ ignored: inout PressTally) {
    if candidate != nil { ignored.count(reason) }
    candidate = nil
  }

  /// Whether the new contact and its close neighbours, lasting ones apart, are a palm; remembers it of all of them.
  private mutating func markPalm(around contact: Contact) -> Bool {
    let near = fingers.filter { _, finger in
      abs(finger.x - contact.x) <= thresholds.palmSpread && abs(finger.y - contact.y) <= thresholds.palmSpread
        && contact.time - finger.since <= thresholds.stuck
    }
    guard near.count >= 3 else { return false }
    for id in near.keys { fingers[id]?.isPalm = true }
    return true
  }
}

/// Many contacts that begin within a moment, far apart: no hand does that.
///
/// It is known by its sixth contact; presses that earlier ones gave by then stand.
struct GhostStorm: Hashable, Sendable {
  private struct Start: Hashable {
    var x: Double
    var y: Double
    var time: Int64
  }

  private let thresholds: PressThresholds
  /// The latest starts, one more than make no storm.
  private var starts: [Start] = []
  private var isRaging = false

  init(_ thresholds: PressThresholds) {
    self.thresholds = thresholds
  }

  /// - Returns: whether the contact that begins belongs to a storm.
  mutating func begins(_ contact: Contact) -> Bool {
    let start = Start(x: contact.x, y: contact.y, time: contact.time)
    if let last = starts.last, !(0..<thresholds.stormQuiet).contains(start.time - last.time) { isRaging = false }
    starts.append(start)
    if starts.count > thresholds.stormContacts + 1 { starts.removeFirst() }
    isRaging = isRaging || isStorm
    return isRaging
  }

  private var isStorm: Bool {
    guard starts.count > thresholds.stormContacts, let first = starts.first, let last = starts.last,
      last.time - first.time <= thresholds.stormWindow
    else { return false }
    return spread(\.x) > thresholds.stormSpread || spread(\.y) > thresholds.stormSpread
  }

  private func spread(_ part: (Start) -> Double) -> Double {
    let values = starts.map(part)
    return (values.max() ?? 0) - (values.min() ?? 0)
  }
}
