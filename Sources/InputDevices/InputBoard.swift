internal import Events
internal import Settings
internal import Synchronization

/// How a configured input fares.
struct ChannelReport: Sendable {
  var name: String
  var isOpen: Bool
  var node: String?
  var fault: InputFault?
  var ignored: [IgnoredInput: Int]

  init(_ channel: InputChannel) {
    name = channel.settings.name
    isOpen = channel.source != nil
    node = channel.node
    fault = channel.fault
    ignored = channel.ignored
  }
}

/// What other threads may see of the input thread: how each input fares, and the signals for those who watch.
final class InputBoard: Sendable {
  private struct State {
    var reports: [ChannelReport] = []
    var watchers: [Int: AsyncStream<WatchedInput>.Continuation] = [:]
    var lost: [Int: Int] = [:]
    var lastWatcher = 0
  }

  private let state = Mutex(State())

  var reports: [ChannelReport] { state.withLock { $0.reports } }

  func post(_ reports: [ChannelReport], signals: [InputSignal]) {
    state.withLock { state in
      state.reports = reports
      for (id, watcher) in state.watchers {
        for signal in signals {
          let watched = WatchedInput(signal: signal, lost: state.lost[id] ?? 0)
          if case .dropped = watcher.yield(watched) { state.lost[id, default: 0] += 1 }
        }
      }
    }
  }

  func watch(limit: Int) -> AsyncStream<WatchedInput> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: WatchedInput.self, bufferingPolicy: .bufferingNewest(max(1, limit)))
    let id = state.withLock { state in
      state.lastWatcher += 1
      state.watchers[state.lastWatcher] = continuation
      return state.lastWatcher
    }
    continuation.onTermination = { [weak self] _ in self?.forget(id) }
    return stream
  }

  func endWatches() {
    // Finishing calls `forget`, which takes the lock.
    let watchers = state.withLock { Array($0.watchers.values) }
    for watcher in watchers { watcher.finish() }
  }

  private func forget(_ id: Int) {
    state.withLock { state in
      state.watchers[id] = nil
      state.lost[id] = nil
    }
  }
}
