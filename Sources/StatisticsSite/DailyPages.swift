import Events
import Ports
import Exports
import HTTPTypes
import Hummingbird
import NIOCore
import Statistics

/// The daily tables for programs: the same bytes as the kiosk's own export of the same counts.
struct DailyPages: Sendable {
  let store: any CountReading
  let time: OfficeTime
  let readers: Readers
  /// Milliseconds since 1970 UTC.
  let now: @Sendable () -> Int64
  /// Pieces of tables that are read and counted at a time; their readers take them in their own time.
  let gate = WorkGate(atOnce: 1, mostWaiting: 256, busy: "Too many readers ask at once")

  /// One address for each table: `/api/v1/daily-visits`, `/api/v1/daily-ratings`.
  func add(to router: Router<BasicRequestContext>) {
    for table in DailyTable.all {
      router.get("api/v1/daily-\(table.name)") { request, context in
        try readers.check(request, context)
        return try await answer(table, to: request)
      }
    }
  }

  /// The first piece is made before the answer begins, so that a fault is still answered as one.
  private func answer(_ table: DailyTable, to request: Request) async throws -> Response {
    let query = try DailyQuery(request, today: time.date(at: now()))
    var pieces = DailyPieces(of: table, query, from: store, through: gate)
    let first = try await pieces.next() ?? []
    let name = "daily-\(table.name)_\(query.dates.lowerBound)_\(query.dates.upperBound).\(query.format.rawValue)"
    return Response(
      status: .ok,
      headers: [
        .contentType: query.format.contentType, .vary: "Accept",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ],
      body: ResponseBody { [pieces] writer in
        var (pieces, piece) = (pieces, Optional(first))
        while let bytes = piece {
          try await writer.write(inChunksOf: bytes)
          piece = try await pieces.next()
        }
        try await writer.finish(nil)
      })
  }
}

/// A daily table from its first to its last date, a few days at a time: rows stand in the order of their dates, so that
/// the pieces are the whole. Each date is that of one moment.
struct DailyPieces: Sendable {
  /// A piece of about this many rows is made at a time.
  private static let usualRows = 500
  private static let mostDays = 31

  private let table: DailyTable
  private let query: DailyQuery
  private let store: any CountReading
  private let gate: WorkGate
  private let format: any RowFormat
  /// `nil` once all was given.
  private var next: ServiceDate?
  private var days = 1
  private var isFirst = true

  init(of table: DailyTable, _ query: DailyQuery, from store: any CountReading, through gate: WorkGate) {
    self.table = table
    self.query = query
    self.store = store
    self.gate = gate
    format = query.format.format(of: table)
    next = query.dates.lowerBound
  }

  /// - Returns: the next bytes of the table; `nil` after the last.
  /// - Throws: a 503 when too many readers wait; what the store throws.
  mutating func next() async throws -> [UInt8]? {
    guard let first = next else { return nil }
    let last = min(first.adding(days: days - 1), query.dates.upperBound)
    let pieces = self
    let rows: [[Cell]] = try await gate.pass { try await pieces.rows(in: first...last) }
    var bytes = first == query.dates.lowerBound ? format.opening() : []
    for row in rows {
      bytes += format.row(row, isFirst: isFirst)
      isFirst = false
    }
    next = last < query.dates.upperBound ? last.adding(days: 1) : nil
    days = rows.count > Self.usualRows ? max(1, days / 2) : min(2 * days, Self.mostDays)
    return next == nil ? bytes + format.closing() : bytes
  }

  private func rows(in dates: ClosedRange<ServiceDate>) async throws -> [[Cell]] {
    let tallies = try await store.tallies(tables: table.sources, site: query.site, dates: dates)
    let counts = tallies.reduce(into: [Origin: Counts]()) { counts, tally in
      counts[Origin(site: tally.site, kiosk: tally.kiosk), default: Counts()].add(tally.tally)
    }
    return table.rows(of: counts, in: dates)
  }
}

extension ResponseBodyWriter {
  /// The most that is on its way to a reader at a time.
  private static var chunk: Int { 32 << 10 }

  /// Goes on only as the reader takes what was written.
  fileprivate mutating func write(inChunksOf bytes: [UInt8]) async throws {
    for start in stride(from: 0, to: bytes.count, by: Self.chunk) {
      try await write(ByteBuffer(bytes: bytes[start..<min(start + Self.chunk, bytes.count)]))
    }
  }
}
