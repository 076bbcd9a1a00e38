internal import Events
internal import Ports

/// What the latest commands gave, so that a command repeated with its identity gets its first result. Older ones stand
/// in the journal, where whoever receives commands looks them up first.
struct RecentResults: Sendable {
  /// More commands than can be decided between looking one up in the journal and deciding it.
  static let memory = 1024

  private var replies: [String: KioskReply] = [:]
  private var order: [String] = []
  /// Decided and not durable yet, oldest batch first.
  private var tentative: [[String]] = [[]]

  subscript(id: String) -> KioskReply? { replies[id] }

  mutating func remember(_ reply: KioskReply, for id: String) {
    if replies.updateValue(reply, forKey: id) == nil { order.append(id) }
    tentative[tentative.count - 1].append(id)
    if order.count > 2 * Self.memory {
      for old in order.prefix(Self.memory) { replies[old] = nil }
      order.removeFirst(Self.memory)
    }
  }

  /// What was gathered is in flight now; the batch before it is durable.
  mutating func sent() {
    tentative = [tentative.last ?? [], []]
  }

  /// The batch in flight and all after it never happened.
  mutating func forgetTentative() {
    for id in tentative.joined() { replies[id] = nil }
    tentative = [[]]
  }
}
