extension Journey {
  /// A pad's key has moved the focus: the zone is framed and said.
  mutating func focused(_ zone: String, at time: Int64) {
    guard let target = scene.zone(zone) else { return }
    usesKeys = true
    focus = zone
    touch(at: time)
    ask(.speak(target.spoken, mode.language))
  }

  /// Somebody wants to hear it again: the zone, or without one the whole scene.
  mutating func sayAgain(_ zone: String?, at time: Int64) {
    usesKeys = true
    touch(at: time)
    ask(.speak(zone.flatMap { scene.zone($0) }?.spoken ?? scene.spoken, mode.language))
  }
}
