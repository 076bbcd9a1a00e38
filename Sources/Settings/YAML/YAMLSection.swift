import Yams

/// One key of a section, its place and its value.
struct YAMLEntry {
  let name: String
  let place: Place
  let value: YAMLValue

  /// Puts a fault about the key itself into the log.
  func note(_ code: SettingsFault.Code, _ reason: String, remedy: String) {
    value.log.add(code, at: place, key: value.key, reason, remedy: remedy)
  }
}

/// The keys of one section. What is asked for is known; what was never asked for is refused in the end.
struct YAMLSection {
  let owner: YAMLValue
  let entries: [YAMLEntry]
  private var known: [String] = []

  init(_ mapping: Node.Mapping, of owner: YAMLValue) {
    self.owner = owner
    var entries: [YAMLEntry] = []
    for (keyNode, node) in mapping {
      let place = Place(keyNode)
      if owner.log.has(.duplicateKey, at: place) { continue }
      guard let name = keyNode.scalar?.string else {
        owner.log.add(
          .badValue, at: place, key: owner.key, "a key is a single word", remedy: "write \"key: value\"")
        continue
      }
      let path = owner.key.isEmpty ? name : "\(owner.key).\(name)"
      if let first = entries.first(where: { $0.name == name }) {
        owner.log.add(
          .duplicateKey, at: place, key: path,
          "the key stands twice in one section; it is first on line \(first.place.line)", remedy: "keep one of the two")
        continue
      }
      entries.append(YAMLEntry(name: name, place: place, value: YAMLValue(node: node, key: path, log: owner.log)))
    }
    self.entries = entries
  }

  /// A key that may be left out; it then is `nil` without a fault.
  mutating func optional<Value>(_ name: String, _ read: (YAMLValue) -> Value?) -> Value? {
    known.append(name)
    return entries.first { $0.name == name }.flatMap { read($0.value) }
  }

  /// A key that must be there.
  mutating func required<Value>(_ name: String, _ read: (YAMLValue) -> Value?) -> Value? {
    if !has(name) {
      let path = owner.key.isEmpty ? name : "\(owner.key).\(name)"
      owner.log.add(
        .missing, at: owner.place, key: path, "the key is missing in this section",
        remedy: "add a line \"\(name): …\"; config/ has an example")
    }
    return optional(name, read)
  }

  func has(_ name: String) -> Bool { entries.contains { $0.name == name } }

  func refuseUnknown() {
    for entry in entries where !known.contains(entry.name) {
      let nearest = known.nearest(to: entry.name)
      let all = Set(known).sorted().joined(separator: ", ")
      entry.note(
        .unknownKey, "there is no such key here",
        remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "the keys here are \(all)")
    }
  }
}

extension [String] {
  /// The word that needs the fewest changed letters, at most a third of them; `nil` when none is near.
  func nearest(to word: String) -> String? {
    let near = map { (word: $0, distance: $0.distance(to: word)) }.min { $0.distance < $1.distance }
    guard let near, near.distance <= Swift.max(1, near.word.count / 3) else { return nil }
    return near.word
  }
}

extension String {
  /// The number of letters to insert, delete or replace (Levenshtein).
  fileprivate func distance(to other: String) -> Int {
    let target = Array(other)
    var row = Array(0...target.count)
    for (index, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in target.indices {
        let changed = diagonal + (letter == target[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row[target.count]
  }
}
