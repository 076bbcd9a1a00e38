import Events
import Presses

/// What an action may refer to where it stands.
struct ActionContext {
  let known: KnownCodes
  let givesRatings: Bool
}

extension InputAction {
  private enum Verb: String, CaseIterable {
    case issue
    case rate
    case focus

    /// What belongs to the verb and to no other.
    var companions: [String] {
      switch self {
      case .issue: ["visitor_type", "lane"]
      case .rate: ["of"]
      case .focus: ["screen"]
      }
    }
  }

  /// Reads `{issue: …, visitor_type: …, lane: …}`, `{rate: 5, of: 5}` or `{focus: next, screen: …}` from the keys of a
  /// section.
  static func read(_ keys: inout YAMLSection, of owner: YAMLValue, _ context: ActionContext) -> InputAction? {
    let issue = readIssue(&keys, context.known)
    let rating = readRating(&keys)
    let focus = readFocus(&keys, of: owner, context.known)
    let verbs = Verb.allCases.filter { keys.has($0.rawValue) }
    guard let verb = verbs.first, verbs.count == 1 else {
      return owner.fault(
        verbs.isEmpty ? "nothing says what this does" : "a key does one thing: issue, rate or focus",
        remedy: "write one of issue: CODE, rate: 5, focus: next", code: .conflict)
    }
    for other in Verb.allCases where other != verb {
      for name in other.companions where keys.has(name) {
        return owner.fault("\"\(name)\" means nothing here", remedy: "delete \(name)", code: .conflict)
      }
    }
    switch verb {
    case .issue: return issue
    case .focus: return focus
    case .rate where context.givesRatings: return rating
    case .rate:
      return owner.fault(
        "nothing says where ratings of this device count",
        remedy: "add rating: \"counter 1\" or rating: exit to the input", code: .conflict)
    }
  }

  private static func readIssue(_ keys: inout YAMLSection, _ known: KnownCodes) -> InputAction? {
    let service = keys.optional("issue") { $0.known(known.services, as: "service") }
    let visitorType = keys.optional("visitor_type") { $0.known(known.visitorTypes, as: "visitor type") }
    let lane = keys.optional("lane") { $0.choice(Lane.self) } ?? .normal
    return service.map { .issue(service: $0, visitorType: visitorType ?? "NOT_STATED", lane: lane) }
  }

  private static func readRating(_ keys: inout YAMLSection) -> InputAction? {
    let scale = keys.optional("of") { $0.integer(in: 3...5, unit: "levels") } ?? 5
    return keys.optional("rate") { $0.integer(in: 1...scale, unit: "levels") }.map { .rate(score: $0, scale: scale) }
  }

  /// The screen need not be named where there is only one.
  private static func readFocus(
    _ keys: inout YAMLSection, of owner: YAMLValue, _ known: KnownCodes
  ) -> InputAction? {
    let named = keys.optional("screen") { $0.known(known.screens, as: "input with zones") }
    guard let key = keys.optional("focus", { $0.choice(FocusStep.self) }) else { return nil }
    if keys.has("screen") { return named.map { .focus(key, screen: $0) } }
    guard let only = known.screens.first, known.screens.count == 1 else {
      return owner.fault(
        known.screens.isEmpty
          ? "no input has zones over which a focus could move, or lies over the screen"
          : "more than one input has zones",
        remedy: "add screen: and the name of the touchscreen's input, which has zones", code: .conflict)
    }
    return .focus(key, screen: only)
  }
}

extension YAMLValue {
  /// A word that must be one of the codes of another section.
  func known(_ codes: [String], as kind: String) -> String? {
    guard let word = scalar("the code of a \(kind)") else { return nil }
    if codes.contains(word) { return word }
    let others = codes.isEmpty ? "add one; there is none yet" : "write one of \(codes.joined(separator: ", "))"
    let remedy = codes.nearest(to: word).map { "did you mean \($0)?" } ?? others
    return fault("there is no such \(kind)", remedy: remedy, code: .conflict)
  }
}
