/// Why a printer prints nothing, or soon will not: what a receipt printer can report, as `printer-state-reasons` keywords.
///
/// Keywords are those of RFC 8011, 5.4.12, with its severity suffixes; `offline` is CUPS's own, used by its backends.
/// A thermal print head that is too hot is reported as `fuser-over-temp`, the only registered keyword for heat; a fault of
/// the autocutter as `media-jam`, because paper in the knife is its cause; any other fault of the device as `other`.
public enum PrinterReason: String, CaseIterable, Comparable, Sendable {
  case connecting = "connecting-to-device"
  case coverOpen = "cover-open-error"
  case headHot = "fuser-over-temp-error"
  case mediaEmpty = "media-empty-error"
  case cutterJam = "media-jam-error"
  case mediaLow = "media-low-warning"
  case offline = "offline-error"
  case other = "other-error"
  /// The printer takes no more data, and does not say why.
  case timedOut = "timed-out-error"

  /// Whether nothing can be printed while it lasts.
  public var stopsPrinting: Bool { self != .mediaLow }

  /// The keyword without its severity, such as `media-empty`.
  public var keyword: String {
    for severity in ["-error", "-warning"] where rawValue.hasSuffix(severity) {
      return String(rawValue.dropLast(severity.count))
    }
    return rawValue
  }

  /// - Parameter keyword: with or without its severity.
  public init?(keyword: String) {
    guard let found = Self.allCases.first(where: { $0.keyword == keyword || $0.rawValue == keyword }) else {
      return nil
    }
    self = found
  }

  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
