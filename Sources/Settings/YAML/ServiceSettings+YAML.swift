import Events
import VisitorJourney

extension ServiceSettings {
  /// - Parameter site: the office, whose unit and telephone every guide tells.
  static func read(_ value: YAMLValue, of site: SiteSettings?) -> ServiceSettings? {
    value.section { keys in
      let code = keys.required("code") { $0.published($0.code()) }
      let name = keys.required("name") { $0.bilingual() }
      let kind = keys.optional("kind") { $0.choice(WorkKind.self) } ?? .mission
      let series = keys.required("series") { $0.series() }
      let place = keys.optional("place") { $0.bilingual() }
      let documents = keys.optional("documents") { $0.list { $0.bilingual() } } ?? []
      let lastTicket = keys.optional("last_ticket") { TimeOfDay($0) }
      let group = keys.optional("group") { $0.bilingual() }
      var guide = keys.optional("guide") { ServiceGuide.read($0) } ?? ServiceGuide()
      guide.place = place
      guide.documents = documents
      if !guide.isEmpty || keys.has("guide") {
        guide.responsibleUnit = site?.responsibleUnit
        guide.telephone = site?.telephone
      }
      guard let code, let name, let series else { return nil }
      return ServiceSettings(
        ServiceOffer(code: code, name: name, group: group, guide: guide), kind: kind, series: series,
        lastTicket: lastTicket?.minute)
    }
  }
}

extension VisitorTypeOffer {
  static func read(_ value: YAMLValue) -> VisitorTypeOffer? {
    value.section { keys in
      let code = keys.required("code") { $0.published($0.code()) }
      let name = keys.required("name") { $0.bilingual() }
      let explanation = keys.optional("explanation") { $0.bilingual() }
      guard let code, let name else { return nil }
      return VisitorTypeOffer(code: code, name: name, explanation: explanation)
    }
  }
}

extension YAMLValue {
  /// The codes or names that a list's entries carry under `key`, where they are plain words.
  func words(under key: String) -> [YAMLValue] {
    elements.compactMap { $0.child(key) }.filter(\.isScalar)
  }

  /// Warns of a second entry of a list with the same text under `key`: on a screen nobody can tell them apart.
  func warnOfTwins(under key: String) {
    var seen: Set<String> = []
    for value in elements.compactMap({ $0.child(key) }) {
      guard let text = value.word ?? value.child("th")?.word, !seen.insert(text).inserted else { continue }
      value.note(
        .advice, "another entry has the name \"\(text)\" already, and visitors cannot tell them apart",
        remedy: "give each a name of its own")
    }
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
