internal import CLinux
internal import Glibc

/// A thread's one way in: many threads put, one thread takes, in order. An idle thread sleeps without waking up.
///
/// The wait is measured by `CLOCK_MONOTONIC`, so that no jump of the wall clock delays the thread. Nothing is called
/// under the inbox's lock but `join`, which only makes a value of two.
public final class ThreadInbox<Item: Sendable>: @unchecked Sendable {  // because `mutex` guards every stored property
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var items: [Item] = []
  /// How many offered items of each source wait.
  private var offered: [String: Int] = [:]
  private var isClosed = false
  private let bound: Int

  /// - Parameter bound: how many offered items of one source wait at the most.
  public init(bound: Int = .max) {
    self.bound = bound
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Puts what must not be dropped, such as reports and answers. Never waits.
  ///
  /// - Parameter join: makes one of the item that waits last and the new one, where that says as much; `nil` where not.
  /// - Returns: `false` when the inbox is closed: nobody will take the item.
  @discardableResult
  public func put(_ item: Item, joining join: (_ last: Item, _ new: Item) -> Item? = { _, _ in nil }) -> Bool {
    locked {
      guard !isClosed else { return false }
      if let last = items.last, let joined = join(last, item) {
        items[items.count - 1] = joined
      } else {
        items.append(item)
      }
      pthread_cond_signal(changed)
      return true
    }
  }

  /// What became of an offer.
  public enum Admission: Hashable, Sendable {
    case taken
    /// So many items of this source wait already that no more are taken.
    case full
    case closed
  }

  /// Puts what may be refused. Never waits.
  ///
  /// - Parameter source: who offers; each source has the whole bound, so that a flood of one shuts no other out.
  public func offer(_ item: Item, from source: String) -> Admission {
    locked {
      if isClosed { return .closed }
      guard offered[source, default: 0] < bound else { return .full }
      offered[source, default: 0] += 1
      items.append(item)
      pthread_cond_signal(changed)
      return .taken
    }
  }

  /// Takes everything that waits, in order; sleeps until something does.
  ///
  /// - Parameter limit: how long to sleep at the most; `nil`: until something comes.
  /// - Returns: an empty list when the time is over, or when the inbox is closed and empty.
  public func take(within limit: Duration? = nil) -> [Item] {
    locked {
      if items.isEmpty, !isClosed { sleep(within: limit) }
      let taken = items
      items = []
      offered.removeAll(keepingCapacity: true)
      return taken
    }
  }

  /// Refuses whatever comes from now on, and wakes the thread. What waits can still be taken.
  public func close() {
    locked {
      isClosed = true
      pthread_cond_broadcast(changed)
    }
  }

  /// Gives the lock up meanwhile.
  private func sleep(within limit: Duration?) {
    guard let limit else {
      while items.isEmpty, !isClosed { pthread_cond_wait(changed, mutex) }
      return
    }
    let deadline = clinux_nanoseconds(CLOCK_MONOTONIC) + Int64(max(.zero, limit) / .nanoseconds(1))
    while items.isEmpty, !isClosed, clinux_wait_until(changed, mutex, deadline) != ETIMEDOUT {}
  }

  private func locked<Value>(_ work: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return work()
  }
}
