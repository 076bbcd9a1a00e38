/// The text of `cupsd.conf`, as far as it concerns tickets.
public enum SchedulerText {
  /// Without it cupsd writes queues and jobs to the disk half a minute late, and a power cut loses them (cupsd.conf(5)).
  public static let line = "DirtyCleanInterval 0"

  /// The text with that line instead of each line that says otherwise, else at the end; all other lines are kept.
  ///
  /// - Returns: `nil` when it says so already.
  public static func writingAtOnce(_ text: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let indices = lines.indices.filter { words(of: lines[$0]).first?.lowercased() == "dirtycleaninterval" }
    if !indices.isEmpty, indices.allSatisfy({ words(of: lines[$0]).dropFirst().first == "0" }) { return nil }
    for index in indices { lines[index] = line }
    if !indices.isEmpty { return lines.joined(separator: "\n") }
    let end = text.isEmpty || text.hasSuffix("\n") ? "" : "\n"
    return text + end + "\n# Queues and jobs survive a power cut.\n\(line)\n"
  }

  private static func words(of line: String) -> [Substring] { line.split { $0 == " " || $0 == "\t" || $0 == "\r" } }
}
