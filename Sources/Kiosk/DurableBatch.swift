internal import Events
public import Ports

/// An event with the cause of the request that led to it; `nil`: nobody asked with a cause.
public struct DecidedEvent: Sendable {
  public var event: DraftEvent
  public var cause: (any Cause)?
}

/// Events that became durable together, in order.
public struct DurableBatch: Sendable {
  public var events: [DecidedEvent]
  /// Those who wait before each ticket of the batch, by its position; empty where serving is not measured.
  var ahead: [Int64: Int] = [:]

  init(_ events: [DecidedEvent]) {
    self.events = events
  }

  /// - Parameter waiting: by service, after the batch; `nil`: serving is not measured.
  init(_ events: [DecidedEvent], waiting: [String: Int]?) {
    self.init(events)
    guard let waiting else { return }
    var later: [String: Int] = [:]
    for decided in events.reversed() {
      guard case .ticket(.issued(let issued)) = decided.event.fact else { continue }
      let service = issued.visit.service
      ahead[decided.event.seq] = max(0, (waiting[service] ?? 0) - 1 - later[service, default: 0])
      later[service, default: 0] += 1
    }
  }
}
