/// Tells keys that are typed by a scanner from keys that are pressed by fingers, on a pad that is not known to be one.
/// Only keys that scanners type are asked about: digits, letters and signs, not buttons (`BTN_…`) or function keys.
///
/// No finger presses one key, lets go, and presses the next within 50 ms. A press without another near it must not wait for
/// what may follow; so:
///
/// | a key goes down | what becomes of its press |
/// | --- | --- |
/// | more than 50 ms after the one before | comes at once |
/// | sooner (two hands, or a scan's second character) | waits until the keys have paused for 50 ms |
/// | sooner, as the fourth or later in such a row | is no press, nor are those that wait |
/// | on a pad that has typed such a row before | waits, also when it is the first |
///
/// A scanner that is configured as a pad so gives one press in all, its first character; the rating that this press gave is
/// excluded when the row is found, and from then on every press of this pad waits. The remedy is `kind: scanner`. A pad that
/// presses on up gives none: its presses wait for the pause in any case, and a finger holds a key for longer than 50 ms.
struct TypingPace: Hashable, Sendable {
  enum Verdict: Hashable {
    case alone
    case quick
    case typed
  }

  private let thresholds: PressThresholds
  private var row = 0
  private var last: Int64?
  private(set) var isTypist = false

  init(_ thresholds: PressThresholds) {
    self.thresholds = thresholds
  }

  /// When the keys will have paused, if none follows.
  var pause: Int64 { (last ?? 0) + thresholds.scanPace }

  mutating func down(at time: Int64) -> Verdict {
    let isNext = last.map { (0...thresholds.scanPace).contains(time - $0) } ?? false
    row = isNext ? row + 1 : 1
    last = time
    guard row < thresholds.scanLength else {
      isTypist = true
      return .typed
    }
    return row > 1 || isTypist ? .quick : .alone
  }
}
