internal import Settings
internal import Synchronization
internal import SystemCalls

/// What other threads ask of the input thread: to let devices go, so that somebody can set them up, and whether it turns.
final class InputThreadRequests: Sendable {
  private struct State {
    var isServed = false
    var lent: [InputSettings.Way] = []
    var answers: [@Sendable () -> Void] = []
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
        if state.isServed { state.answers.append { continuation.resume() } }
        return state.isServed
      }
      if isServed { signal.add() } else { continuation.resume() }
    }
  }

  /// - Parameter answer: called by the input thread when it has turned; never where no thread serves.
  func whenTurned(_ answer: @escaping @Sendable () -> Void) {
    let isServed = state.withLock { state in
      if state.isServed { state.answers.append(answer) }
      return state.isServed
    }
    if isServed { signal.add() }
  }

  /// The input thread begins or ends to serve.
  func serve(_ isServed: Bool) {
    state.withLock { $0.isServed = isServed }
    if !isServed { answer() }
  }

  /// Which devices are to be lent now; the input thread says `answer` when it is done.
  func take() -> [InputSettings.Way] {
    signal.take()
    return state.withLock(\.lent)
  }

  /// Answers whoever asked. Nobody is called under the lock: what is called may ask again.
  func answer() {
    let answers = state.withLock { state in
      defer { state.answers = [] }
      return state.answers
    }
    for answer in answers { answer() }
  }
}

extension InputSettings.Way {
  /// Whether this device is meant, which `other` may name less exactly.
  func lends(_ other: InputSettings.Way, at node: String?, among devices: [FoundDevice]) -> Bool {
    switch (self, other) {
    case (.fifo(let path), .fifo(let its)): path == its
    case (.device(let identity), .device): devices.contains { $0.node == node && $0.matches(identity) }
    case (.fifo, .device), (.device, .fifo): false
    }
  }
}
