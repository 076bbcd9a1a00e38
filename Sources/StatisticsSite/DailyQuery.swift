import Events
import Exports
import HTTPTypes
import Hummingbird
import Statistics

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

  /// A browser opens CSV in a spreadsheet; programs that want every text as it is ask for JSON.
  func format(of table: DailyTable) -> any RowFormat {
    switch self {
    case .csv: CSVFormat(columns: table.columns, forSpreadsheets: true)
    case .json: JSONFormat(columns: table.columns)
    }
  }
}
