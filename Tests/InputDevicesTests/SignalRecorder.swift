import Dispatch
import Events
import Synchronization

/// Keeps what an input thread passes on, and waits for it within a bound.
final class SignalRecorder: InputReceiving {
  private let received = Mutex<[InputSignal]>([])
  private let arrival = DispatchSemaphore(value: 0)

  var words: [String] { received.withLock { $0 }.map(Self.word) }

  func receive(_ signals: [InputSignal]) {
    received.withLock { $0 += signals }
    arrival.signal()
  }

  /// Whoever passes something on meanwhile has to wait.
  func whileBusy(_ act: () throws -> Void) rethrows { try received.withLock { _ in try act() } }

  /// - Returns: all that was received until there were at least `count` signals, or for five seconds at most.
  func words(atLeast count: Int) -> [String] { signals(atLeast: count).map(Self.word) }

  func signals(atLeast count: Int) -> [InputSignal] {
    let deadline = DispatchTime.now() + 5
    while received.withLock({ $0.count }) < count {
      if arrival.wait(timeout: deadline) == .timedOut { break }
    }
    return received.withLock { $0 }
  }

  /// Without times, which a live device has from the clock.
  private static func word(_ signal: InputSignal) -> String {
    switch signal {
    case .contact(let contact):
      "\(contact.device):\(contact.phase.rawValue)(\(Int(contact.x * 100)),\(Int(contact.y * 100)))"
    case .key(let key): "\(key.device):\(key.key).\(key.phase.rawValue)"
    case .plugged(let device): "\(device):plugged"
    case .unplugged(let device, let reason): "\(device):unplugged(\(reason))"
    }
  }
}
