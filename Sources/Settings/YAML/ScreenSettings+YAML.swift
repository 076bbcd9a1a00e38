import Events
import VisitorJourney

extension ScreenSettings {
  static func read(_ value: YAMLValue, known: KnownCodes) -> ScreenSettings? {
    value.section { keys in
      let width = keys.required("width_mm") { $0.integer(in: 50...3000, unit: "millimetres") }
      let height = keys.required("height_mm") { $0.integer(in: 50...3000, unit: "millimetres") }
      let purpose = keys.optional("purpose") { $0.choice(ScreenPurpose.self) } ?? .tickets
      let languages = keys.optional("languages") { readLanguages($0) } ?? Language.allCases
      let asking = keys.optional("visitor_type") { $0.choice(VisitorTypeAsking.self) } ?? .first
      let lane = keys.optional("priority_lane") { $0.flag() } ?? true
      let faces = keys.optional("faces") { FacesSettings.read($0) }
      let notice = keys.optional("privacy_notice") { WebAddress($0) }
      let help = keys.optional("help_is_seen") { $0.flag() } ?? false
      let pin = keys.optional("staff_pin_file") { $0.secretPath() }
      let stick = keys.optional("stick_directory") { $0.path() } ?? standardStickDirectory
      let colour = keys.optional("colour") { readColour($0) }
      let logo = keys.optional("logo_file") { $0.path() }
      let display = DisplayChoice.read(&keys)
      let player = keys.optional("speech") { readPlayer($0) } ?? []
      let page = keys.optional("page") { ScreenPageSettings.read($0, known: known) }
      if keys.has("page") { refuseDisplay(keys) }
      if purpose != .tickets, !keys.has("faces") { return missingFaces(value) }
      guard let width, let height else { return nil }
      return ScreenSettings(
        panel: Panel(width: Double(width), height: Double(height)), purpose: purpose, languages: languages,
        asking: asking, hasPriorityLane: lane, faces: faces, privacyNotice: notice?.text, helpIsSeen: help,
        staffPINFile: pin, stickDirectory: stick,
        colour: colour, logoFile: logo, display: display, speechPlayer: player, page: page)
    }
  }

  private static func missingFaces(_ value: YAMLValue) -> ScreenSettings? {
    value.fault(
      "nothing says where ratings of this screen count",
      remedy: "add faces: {place: exit}, or faces: {place: counter 1}", code: .conflict)
  }

  private static func refuseDisplay(_ keys: YAMLSection) {
    for entry in keys.entries where ["connector", "rotation"].contains(entry.name) {
      entry.note(
        .conflict, "the screen is shown on a page and not on a display",
        remedy: "delete \(entry.name), or delete page")
    }
  }

  private static func readLanguages(_ value: YAMLValue) -> [Language]? {
    guard let languages = value.list(atLeastOne: true, { $0.choice(Language.self) }) else { return nil }
    guard Set(languages).count == languages.count else {
      return value.fault("a language stands twice", remedy: "write each language once", code: .conflict)
    }
    return languages.isEmpty ? nil : languages
  }

  /// Reads `{player: [program, argument …]}`; a list, so that no shell takes a text for a command.
  private static func readPlayer(_ value: YAMLValue) -> [String]? {
    value.section { keys in
      keys.required("player") { value in
        value.list(atLeastOne: true) { $0.text() }
      }
    }
  }

  private static func readColour(_ value: YAMLValue) -> Int? {
    let expected = "a colour such as \"#0b5394\", in quotes"
    guard let text = value.scalar(expected) else { return nil }
    guard text.utf8.count == 7, text.hasPrefix("#"), text.utf8.dropFirst().allSatisfy(\.isHexDigit) else {
      return value.fault("this is not \(expected)", remedy: "write # and six hexadecimal digits, in quotes")
    }
    return Int(text.dropFirst(), radix: 16)
  }
}

extension FacesSettings {
  fileprivate static func read(_ value: YAMLValue) -> FacesSettings? {
    value.section { keys in
      let point = keys.required("place") { RatingPoint.read($0) }
      let count = keys.optional("count") { $0.integer(in: 3...5, unit: "faces") } ?? 5
      let question = keys.optional("question") { $0.choice(Question.self) } ?? .service
      let order = keys.optional("order") { $0.choice(Order.self) } ?? .mostSatisfiedFirst
      if question == .officer, point == .exit {
        return value.fault(
          "at the exit nobody knows which officer is meant", remedy: "write question: service, or place: counter 1",
          code: .conflict)
      }
      let offer = RatingOffer(
        scale: count, asksAboutOfficer: question == .officer, mostSatisfiedFirst: order == .mostSatisfiedFirst)
      return point.map { FacesSettings(at: $0, offer) }
    }
  }

  private enum Question: String, CaseIterable {
    case service
    /// At a counter only.
    case officer
  }

  private enum Order: String, CaseIterable {
    case mostSatisfiedFirst = "most_satisfied_first"
    case leastSatisfiedFirst = "least_satisfied_first"
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
  }
}
