import KioskFixtures

/// What an outsider finds in a journal: SQLite's own program reads it, none of our code.
enum JournalCount {
  /// - Returns: the numbers of series A in the order in which they were given.
  static func numbers(in journal: String) throws -> [Int] {
    try query("SELECT number FROM ticket WHERE series = 'A' ORDER BY seq", journal).compactMap { Int($0) }
  }

  static func events(in journal: String) throws -> Int {
    Int(try query("SELECT count(*) FROM event", journal).first ?? "") ?? 0
  }

  private static func query(_ sql: String, _ journal: String) throws -> [Substring] {
    try FinishedProgram.output(of: "/usr/bin/sqlite3", "-readonly", "-cmd", ".timeout 5000", journal, sql)
      .split(separator: "\n")
  }
}
