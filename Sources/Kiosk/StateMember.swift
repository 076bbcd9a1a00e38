internal import Events
internal import Queueing

/// A rule's state within the kiosk's: how it takes in facts, what it tells visitors, and how it stands in a checkpoint.
struct StateMember: Sendable {
  /// Its name in a checkpoint; never changed or used again within one format.
  let name: String
  let apply: @Sendable (inout KioskState, Fact) -> Void
  let notice: @Sendable (KioskState, _ minute: Int?) -> Bilingual?
  let encode: @Sendable (KioskState, inout KeyedEncodingContainer<Name>) throws -> Void
  let decode: @Sendable (inout KioskState, KeyedDecodingContainer<Name>) throws -> Void

  struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
      self.stringValue = stringValue
    }

    init?(intValue _: Int) { nil }
  }

  init<State: RuleState>(_ name: String, _ state: any WritableKeyPath<KioskState, State> & Sendable) {
    let key = Name(stringValue: name)
    self.name = name
    apply = { $0[keyPath: state].apply($1) }
    notice = { $0[keyPath: state].notice(at: $1) }
    encode = { kiosk, members in
      if kiosk[keyPath: state] != State() { try members.encode(kiosk[keyPath: state], forKey: key) }
    }
    decode = { kiosk, members in
      kiosk[keyPath: state] = try members.decodeIfPresent(State.self, forKey: key) ?? State()
    }
  }
}
