extension ServiceSettings {
  static func read(_ value: YAMLValue) -> ServiceSettings? {
    value.section { keys in
      let code = keys.required("code") { $0.code() }
      let name = keys.required("name") { $0.label() }
      let kind = keys.optional("kind") { $0.choice(WorkKind.self) } ?? .mission
      let series = keys.required("series") { $0.series() }
      let place = keys.optional("place") { $0.label() }
      let documents = keys.optional("documents") { $0.list { $0.label() } } ?? []
      let lastTicket = keys.optional("last_ticket") { TimeOfDay($0) }
      let group = keys.optional("group") { $0.label() }
      let guide = keys.optional("guide") { ServiceGuideSettings.read($0) }
      guard let code, let name, let series else { return nil }
      return ServiceSettings(
        code: code, name: name, kind: kind, series: series, place: place, documents: documents,
        lastTicket: lastTicket?.minute, group: group, guide: guide)
    }
  }
}

extension VisitorTypeSettings {
  static func read(_ value: YAMLValue) -> VisitorTypeSettings? {
    value.section { keys in
      let code = keys.required("code") { $0.code() }
      let name = keys.required("name") { $0.label() }
      let explanation = keys.optional("explanation") { $0.label() }
      guard let code, let name else { return nil }
      return VisitorTypeSettings(code: code, name: name, explanation: explanation)
    }
  }
}

extension YAMLValue {
  /// The codes or names that a list's entries carry under `key`, where they are plain words.
  func words(under key: String) -> [YAMLValue] {
    elements.compactMap { $0.child(key) }.filter(\.isScalar)
  }

  /// Refuses a second entry of a list with the same word under `key`.
  func refuseTwins(under key: String) {
    var first: [String: Place] = [:]
    for value in words(under: key) {
      guard let text = value.word else { continue }
      if let place = first[text] {
        value.note(
          .conflict, "an entry with this \(key) stands on line \(place.line) already",
          remedy: "give every entry a \(key) of its own")
      } else {
        first[text] = value.place
      }
    }
  }
}
