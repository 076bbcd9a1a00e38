internal import Settings
internal import Synchronization
internal import SystemCalls

/// Which devices the input thread is to let go, so that somebody can set them up; asked on other threads.
final class InputLending: Sendable {
  private struct State {
    var isServed = false
    var lent: [InputSettings.Way] = []
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())
  private let signal: EventCounter

  init() throws(InputFault) {
    signal = try InputFault.explaining { () throws(SystemFault) in try EventCounter() }
  }

  /// Readable when something is asked.
  var descriptor: Int32 { signal.descriptor }

  /// Lends these devices and takes back all others; returns when that is done, at once where no thread serves.
  func lend(_ ways: [InputSettings.Way]) async {
    await withCheckedContinuation { continuation in
      let isServed = state.withLock { state in
        state.lent = ways
        if state.isServed { state.waiting.append(continuation) }
        return state.isServed
      }
      if isServed { signal.add() } else { continuation.resume() }
    }
  }

  /// The input thread begins or ends to serve.
  func serve(_ isServed: Bool) {
    state.withLock { $0.isServed = isServed }
    if !isServed { finish() }
  }

  /// What is asked now; the input thread says `finish` when it is done.
  func take() -> [InputSettings.Way] {
    signal.take()
    return state.withLock(\.lent)
  }

  func finish() {
    let waiting = state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }
}

extension InputSettings.Way {
  /// Whether this device is meant, which `other` may name less exactly.
  func lends(_ other: InputSettings.Way, at node: String?, among devices: [FoundDevice]) -> Bool {
    switch (self, other) {
    case (.fifo(let path), .fifo(let its)): path == its
    case (.device(let identity), .device): devices.contains { $0.node == node && $0.matches(identity) }
    default: false
    }
  }
}
