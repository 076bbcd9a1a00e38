@preconcurrency internal import Dispatch
internal import Synchronization

/// Messages for one thread, in order. Posting never waits; an idle thread sleeps without waking up.
final class Inbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let arrival = DispatchSemaphore(value: 0)

  func post(_ message: Message) {
    let wasEmpty = messages.withLock { list in
      defer { list.append(message) }
      return list.isEmpty
    }
    if wasEmpty { arrival.signal() }
  }

  /// Waits for messages, at most `pause`, or without limit when it is `nil`.
  ///
  /// - Returns: all that have arrived; empty when the pause is over.
  func take(within pause: Duration?) -> [Message] {
    if let pause {
      // A monotonic deadline: the wall clock of a kiosk may jump by years.
      _ = arrival.wait(timeout: .now() + .nanoseconds(Int(max(.zero, pause) / .nanoseconds(1))))
    } else {
      arrival.wait()
    }
    return messages.withLock { list in
      defer { list = [] }
      return list
    }
  }
}
