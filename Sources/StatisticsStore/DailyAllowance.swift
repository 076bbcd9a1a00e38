import Events
internal import GRDB

/// How much one device may bring on a day, so that a broken or stolen one does not fill the disk for all others. A kiosk
/// brings less than a megabyte a day; a whole year of a busy one, for a new centre, fits into one day.
struct DailyAllowance {
  /// Bytes of batches after decompression; what is sent again does not count.
  static let bytes = 512 << 20

  private static let dayLength: Int64 = 86_400_000

  let device: Int64
  /// Days since 1970 UTC.
  private let day: Int64
  /// Seconds until the next day begins.
  let rest: Int

  /// - Parameter instant: milliseconds since 1970 UTC.
  init(of device: Int64, at instant: Int64) {
    self.device = device
    day = instant / Self.dayLength
    rest = Int((Self.dayLength - instant % Self.dayLength) / 1000)
  }

  /// Whether a batch of so many bytes may be stored; it counts as stored then.
  func takes(_ bytes: Int, in database: Database) throws -> Bool {
    let used = try Int.fetchOne(
      database, sql: "SELECT bytes FROM intake WHERE device = ? AND day = ?", arguments: [device, day])
    guard (used ?? 0) + bytes <= Self.bytes else { return false }
    try database.execute(
      sql: """
        INSERT INTO intake VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET day = excluded.day, bytes = excluded.bytes
        """,
      arguments: [device, day, (used ?? 0) + bytes])
    return true
  }
}
