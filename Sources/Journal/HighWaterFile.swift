import Events
import Ports
import Foundation

/// The file that holds the high-water mark: a few lines of text and a checksum over them.
///
///     queue-kiosk high-water 1
///     journal 6f0c…
///     seq 150
///     day 12 2026-11-21
///     number 87 A
///     sha256 …
///
/// It is replaced whole (`rename(2)`) and synced with its directory: a reader finds the old one or the new one.
struct HighWaterFile: Hashable, Sendable {
  let path: String

  private static let title = "queue-kiosk high-water 1"

  /// - Returns: `nil` when there is no such file.
  /// - Throws: `JournalFault.damaged` for a file that is not whole.
  func read() throws(JournalFault) -> HighWater? {
    guard let data = FileManager.default.contents(atPath: path) else {
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      throw .system("read", path, EACCES)
    }
    guard let text = String(data: data, encoding: .utf8), let mark = Self.parse(text) else {
      throw JournalFault(
        .damaged, cause: "the high-water file \(path) is not whole", remedy: "None needed: it was written anew.")
    }
    return mark
  }

  func write(_ mark: HighWater) throws(JournalFault) {
    try JournalFiles.makeDirectory(of: path)
    try JournalFiles.replace(path, with: Array(Self.text(of: mark).utf8))
  }

  static func text(of mark: HighWater) -> String {
    var lines = [title, "journal \(mark.journal)", "seq \(mark.seq)"]
    lines.append("day \(mark.day)" + (mark.date.map { " \($0)" } ?? ""))
    lines += mark.numbers.sorted { $0.key < $1.key }.map { "number \($0.value) \($0.key)" }
    let body = lines.map { $0 + "\n" }.joined()
    return body + "sha256 \(Fingerprint(of: body.utf8))\n"
  }

  private static func parse(_ text: String) -> HighWater? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard lines.count >= 6, lines[0] == title, lines[lines.count - 1].isEmpty else { return nil }
    let body = lines.dropLast(2).map { $0 + "\n" }.joined()
    guard lines[lines.count - 2] == "sha256 \(Fingerprint(of: body.utf8))" else { return nil }
    let day = lines[3].split(separator: " ")
    guard let journal = value(of: "journal", in: lines[1]).flatMap({ JournalID($0) }),
      let seq = value(of: "seq", in: lines[2]).flatMap({ Int64($0) }),
      day.count >= 2, day[0] == "day", let dayID = Int(day[1])
    else { return nil }
    var mark = HighWater(journal: journal, seq: seq, day: dayID, date: nil, numbers: [:])
    if day.count == 3 { mark.date = ServiceDate(String(day[2])) }
    for line in lines[4..<lines.count - 2] {
      let words = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "number", let number = Int(words[1]) else { return nil }
      mark.numbers[String(words[2])] = number
    }
    return mark
  }

  private static func value(of name: String, in line: String) -> String? {
    line.hasPrefix(name + " ") ? String(line.dropFirst(name.count + 1)) : nil
  }
}
