internal import Events
internal import InputReading
internal import Synchronization

/// What other threads may see of the input thread: how each input fares, and the signals for those who watch.
///
/// A stream is never yielded to or finished under the lock: that may run `forget`, which takes it.
final class InputBoard: Sendable {
  fileprivate struct Watcher {
    var stream: AsyncStream<WatchedInput>.Continuation
    /// Signals that found no room because the watcher reads too slowly.
    var lost = 0
  }

  private struct State {
    var reports: [ChannelReport] = []
    var watchers: [Int: Watcher] = [:]
    var lastWatcher = 0
  }

  private let state = Mutex(State())

  var reports: [ChannelReport] { state.withLock { $0.reports } }

  /// Called on the input thread alone, so that each watcher gets its signals in order.
  func post(_ reports: [ChannelReport], signals: [InputSignal]) {
    let watchers = state.withLock { state in
      state.reports = reports
      return state.watchers
    }
    for (id, watcher) in watchers {
      let lost = watcher.pass(signals)
      if lost > watcher.lost { state.withLock { $0.watchers[id]?.lost = lost } }
    }
  }

  func watch(limit: Int) -> AsyncStream<WatchedInput> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: WatchedInput.self, bufferingPolicy: .bufferingNewest(max(1, limit)))
    let id = state.withLock { state in
      state.lastWatcher += 1
      state.watchers[state.lastWatcher] = Watcher(stream: continuation)
      return state.lastWatcher
    }
    continuation.onTermination = { [weak self] _ in self?.forget(id) }
    return stream
  }

  func endWatches() {
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.stream.finish() }
  }

  private func forget(_ id: Int) {
    // The watcher is released after the lock: its end may run other people's code.
    _ = state.withLock { $0.watchers.removeValue(forKey: id) }
  }
}

extension InputBoard.Watcher {
  /// - Returns: how many signals this watcher has lost up to now.
  fileprivate func pass(_ signals: [InputSignal]) -> Int {
    var lost = lost
    for signal in signals {
      if case .dropped = stream.yield(WatchedInput(signal: signal, lost: lost)) { lost += 1 }
    }
    return lost
  }
}
