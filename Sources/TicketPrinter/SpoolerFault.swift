/// Why a call to the spooler gave no answer that can be used.
public enum SpoolerFault: Error, Hashable, Sendable {
  /// No connection, or no answer within the time-out.
  case unreachable(cause: String)
  /// The spooler knows no such queue or job (`client-error-not-found`, RFC 8011, 4.1.3).
  case notFound
  /// Any other IPP status that is an error.
  case refused(status: String)

  /// The code that goes into events.
  var reason: String {
    switch self {
    case .unreachable: "spooler_unreachable"
    case .notFound: "no_such_queue"
    case .refused(let status): status.replacing("-", with: "_")
    }
  }
}
