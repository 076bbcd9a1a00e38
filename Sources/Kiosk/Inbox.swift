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
  func put(_ item: Item) {
    pthread_mutex_lock(mutex)
    items.append(item)
    pthread_cond_signal(arrived)
    pthread_mutex_unlock(mutex)
  }

  /// Puts what may be refused.
  ///
  /// - Returns: `false` when the bound is reached; the item is not taken.
  func offer(_ item: Item) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    guard bounded < bound else { return false }
    bounded += 1
    items.append(item)
    pthread_cond_signal(arrived)
    return true
  }

  /// Takes everything that waits, in order; an empty list after `milliseconds`.
  func take(within milliseconds: Int64) -> [Item] {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
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
