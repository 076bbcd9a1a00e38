import Events
import Exports
import HTTPTypes
import Hummingbird
import NIOCore
import Statistics

/// The daily tables for programs: the same bytes as the kiosk's own export of the same counts.
struct DailyPages: Sendable {
  let store: any CountReading
  let time: OfficeTime
  /// The hash of the token that readers present; `nil`: anyone may read.
  let readToken: Fingerprint?
  /// Milliseconds since 1970 UTC.
  let now: @Sendable () -> Int64

  /// One address for each table: `/api/v1/daily-visits`, `/api/v1/daily-ratings`.
  func add(to router: Router<BasicRequestContext>) {
    for table in DailyTable.all {
      router.get("api/v1/daily-\(table.name)") { request, _ in try await answer(table, to: request) }
    }
  }

  private func answer(_ table: DailyTable, to request: Request) async throws -> Response {
    try checkReader(request)
    let query = try DailyQuery(request, today: time.date(at: now()))
    let tallies = try await store.tallies(
      tables: table.sources, site: query.site, dates: query.dates.lowerBound...query.dates.upperBound)
    let counts = tallies.reduce(into: [Origin: Counts]()) { counts, tally in
      counts[Origin(site: tally.site, kiosk: tally.kiosk), default: Counts()].add(tally.tally)
    }
    let rows = table.rows(of: counts, in: query.dates)
    let name = "daily-\(table.name)_\(query.dates.lowerBound)_\(query.dates.upperBound).\(query.format.rawValue)"
    return Response(
      status: .ok,
      headers: [
        .contentType: query.format.contentType, .vary: "Accept",
        .contentDisposition: "attachment; filename=\"\(name)\"",
      ],
      body: .init(byteBuffer: ByteBuffer(bytes: query.format.bytes(of: rows, in: table))))
  }

  /// - Throws: a 401 unless the site is public or the token is the configured one; compared in constant time.
  private func checkReader(_ request: Request) throws {
    guard let readToken else { return }
    guard let presented = Secret.presented(by: request), Secret.equal(presented, readToken) else {
      throw Problem.unauthorized("Reading needs the read token")
    }
  }
}

/// What was asked for: `?from=&to=&site=&format=`.
struct DailyQuery {
  enum Format: String, CaseIterable {
    case csv
    case json
  }

  /// The longest span that one answer carries, about ten years.
  static let longestSpan = 3660
  /// How many days up to today are answered when no date is given.
  static let usualSpan = 31

  let dates: ClosedRange<ServiceDate>
  let site: String?
  let format: Format

  /// - Parameter today: the office's date, up to which is answered when none is given.
  /// - Throws: a 400 that names the parameter, for one that is unknown or not understood.
  init(_ request: Request, today: ServiceDate) throws {
    let parameters = request.uri.queryParameters
    for (name, _) in parameters where !["from", "to", "site", "format"].contains(String(name)) {
      throw Problem.bad(
        "unknown_parameter", "There is no parameter \(name)", remedy: "Use from, to, site and format.")
    }
    let value = { (name: Substring) in parameters[name].map(String.init) }
    dates = try Self.dates(from: value("from"), to: value("to"), today: today)
    site = value("site")
    format = try Self.format(value("format"), accept: request.headers[.accept])
  }

  /// From 30 days before `to`, to today.
  private static func dates(from first: String?, to last: String?, today: ServiceDate) throws -> ClosedRange<
    ServiceDate
  > {
    let last = try last.map { try date($0, today: today, name: "to") } ?? today
    let first = try first.map { try date($0, today: today, name: "from") } ?? last.adding(days: 1 - usualSpan)
    guard first <= last else {
      throw Problem.bad("bad_dates", "from \(first) is after to \(last)", remedy: "Give the earlier date as from.")
    }
    guard last.dayNumber - first.dayNumber < longestSpan else {
      throw Problem.bad(
        "span_too_long", "The dates span more than \(longestSpan) days", remedy: "Ask for shorter spans.")
    }
    return first...last
  }

  /// A year of the Buddhist era gets an answer of its own, because clerks write both eras.
  private static func date(_ text: String, today: ServiceDate, name: String) throws -> ServiceDate {
    do {
      return try ServiceDate(typed: text, today: today)
    } catch .buddhistYear(_, let meant) {
      throw Problem.bad(
        "bad_date", "\(name)=\(text) is a year of the Buddhist era",
        remedy: "Use the common era: \(meant?.description ?? "YYYY-MM-DD").")
    } catch {
      throw Problem.bad("bad_date", "\(name)=\(text) is no date", remedy: "Write dates as YYYY-MM-DD.")
    }
  }

  /// By name, else CSV where the caller prefers it (`Accept`), else JSON.
  private static func format(_ name: String?, accept: String?) throws -> Format {
    guard let name else { return accept?.lowercased().hasPrefix("text/csv") == true ? .csv : .json }
    guard let format = Format(rawValue: name) else {
      throw Problem.bad("bad_format", "There is no format \(name)", remedy: "Use csv or json.")
    }
    return format
  }
}

extension DailyQuery.Format {
  var contentType: String {
    switch self {
    case .csv: CSVFormat.contentType
    case .json: JSONFormat.contentType
    }
  }

  func bytes(of rows: [[Cell]], in table: DailyTable) -> [UInt8] {
    switch self {
    case .csv: CSVFormat(columns: table.columns).bytes(of: rows)
    case .json: JSONFormat(columns: table.columns).bytes(of: rows)
    }
  }
}
