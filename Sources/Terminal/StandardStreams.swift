public import Events
internal import Foundation

/// Where messages go, so that standard output carries nothing but data.
public enum StandardError {
  public static func say(_ line: String) { write(line + "\n") }

  /// In the language of the caller.
  public static func say(_ text: Bilingual) { say(text.spoken) }

  public static func write(_ text: String) {
    // Where this fails, no stream is left to say so.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  public static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Where data and conversations go.
public enum StandardOutput {
  /// At once, also into a pipe; whoever reads may leave.
  public static func say(_ line: String) {
    try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
  }

  /// In the language of the caller.
  public static func say(_ text: Bilingual) { say(text.spoken) }
}

/// Shows at a terminal how far long work has come; writes nothing to a file or a pipe.
public struct ProgressLine {
  /// Often enough to be seen moving.
  private static let interval = Duration.milliseconds(100)

  private let activity: String
  private let isShown = StandardError.isTerminal
  private var next = ContinuousClock.now + interval
  private var hasWritten = false

  public init(_ activity: Bilingual) {
    self.activity = activity.spoken
  }

  /// - Parameter total: the goal as it was at the start; a running kiosk may write beyond it.
  public mutating func reached(_ count: Int64, of total: Int64) {
    guard isShown, ContinuousClock.now >= next else { return }
    next = ContinuousClock.now + Self.interval
    hasWritten = true
    StandardError.write("\r\(activity): \(count)/\(total) (\(total > 0 ? min(100, count * 100 / total) : 100) %)")
  }

  /// Leaves the line empty for what comes after.
  public func ended() {
    if hasWritten { StandardError.write("\r\u{1B}[K") }
  }
}
