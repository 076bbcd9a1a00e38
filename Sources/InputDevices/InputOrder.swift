internal import Events

/// Puts the signals of several devices into the order of their time stamps.
enum InputOrder {
  /// Each batch is one device's, and keeps its own order even where its time goes back.
  static func merged(_ batches: [[InputSignal]]) -> [InputSignal] {
    guard batches.count > 1 else { return batches.first ?? [] }
    var keyed: [(time: Int64, index: Int, signal: InputSignal)] = []
    for batch in batches {
      var latest = Int64.min
      for signal in batch {
        latest = max(latest, signal.time ?? latest)
        keyed.append((latest, keyed.count, signal))
      }
    }
    return keyed.sorted { ($0.time, $0.index) < ($1.time, $1.index) }.map(\.signal)
  }
}

extension InputSignal {
  /// The kernel's time; coming and going have none.
  fileprivate var time: Int64? {
    switch self {
    case .contact(let contact): contact.time
    case .key(let key): key.time
    case .plugged, .unplugged: nil
    }
  }
}
