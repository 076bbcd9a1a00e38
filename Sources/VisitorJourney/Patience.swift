/// How long the screen waits for what, in milliseconds.
enum Patience {
  /// Until a visitor who does nothing is asked, and again until the question is no answer.
  static func idle(_ mode: ScreenMode) -> Int64 { mode.largeText ? 30_000 : 20_000 }
  /// From the paper to the home screen.
  static let afterPaper: Int64 = 4000
  /// Until a number without paper yields to the home screen.
  static let withoutPaper: Int64 = 30_000
  /// How long a number without paper is then shown above the home screen.
  static let strip: Int64 = 60_000
  /// Until another guide can be asked for: the first is on its way.
  static let guide: Int64 = 10_000
  /// Until help that was asked for is asked for again: until then it is the same cry.
  static let help: Int64 = 10_000
  /// After so long a command is shown as slow.
  static let slow: Int64 = 1000
  static let message: Int64 = 8000
  static let correct: Int64 = 3000
  static let thanks: Int64 = 3000
  static let reason: Int64 = 8000
  static let staff: Int64 = 60_000
  static let lock: Int64 = 300_000
  static let wrongPINs = 5
  /// Digits of the longest PIN.
  static let pinDigits = 12
}
