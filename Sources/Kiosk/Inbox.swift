internal import CLinux
internal import Glibc

/// The loop's one way in: many threads put, one thread takes, each source within its bound.
///
/// The wait is measured by `CLOCK_MONOTONIC`, so that no jump of the wall clock delays the loop.
final class Inbox<Item: Sendable>: @unchecked Sendable {  // because `mutex` guards every stored property
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let arrived = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var items: [Item] = []
  private var bounded = 0
  private var isClosed = false
  private let bound: Int

  /// - Parameter bound: how many items that may be refused wait at the most.
  init(bound: Int) {
    self.bound = bound
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(arrived, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(arrived)
    pthread_mutex_destroy(mutex)
    arrived.deallocate()
    mutex.deallocate()
  }

  /// Puts what must not be dropped: reports, answers, timers.
  ///
  /// - Parameter join: makes one of the item that waits last and the new one, where that says as much.
  /// - Returns: `false` when the inbox is closed: nobody will take the item.
  @discardableResult
  func put(_ item: Item, joining join: (_ last: Item, _ new: Item) -> Item? = { _, _ in nil }) -> Bool {
    locked {
      guard !isClosed else { return false }
      if let last = items.last, let joined = join(last, item) {
        items[items.count - 1] = joined
      } else {
        items.append(item)
      }
      pthread_cond_signal(arrived)
      return true
    }
  }

  /// What became of an offer.
  enum Admission {
    case taken
    /// The bound is reached.
    case full
    case closed
  }

  /// Puts what may be refused.
  func offer(_ item: Item) -> Admission {
    locked {
      if isClosed { return .closed }
      guard bounded < bound else { return .full }
      bounded += 1
      items.append(item)
      pthread_cond_signal(arrived)
      return .taken
    }
  }

  /// Takes nothing any more.
  ///
  /// - Returns: what still waited.
  func close() -> [Item] {
    locked {
      isClosed = true
      defer { items = [] }
      return items
    }
  }

  /// Takes everything that waits, in order; an empty list after `milliseconds`.
  func take(within milliseconds: Int64) -> [Item] {
    locked {
      if items.isEmpty {
        let deadline = clinux_nanoseconds(CLOCK_MONOTONIC) + milliseconds * 1_000_000
        while items.isEmpty, clinux_wait_until(arrived, mutex, deadline) != ETIMEDOUT {}
      }
      let taken = items
      items = []
      bounded = 0
      return taken
    }
  }

  private func locked<Value>(_ work: () -> Value) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return work()
  }
}
