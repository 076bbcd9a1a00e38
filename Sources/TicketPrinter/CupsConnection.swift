internal import CCups
internal import Glibc

/// One connection to a CUPS scheduler, kept open while it serves. Belongs to one thread: libcups keeps state per thread.
///
/// Connecting and each wait for an answer end after `timeout`, so that a scheduler that hangs is a fault and not a wait.
final class CupsConnection {
  /// `nil`: the machine's own scheduler, as libcups finds it.
  private let address: SpoolerAddress?
  private let timeout: Duration
  private var http: OpaquePointer?
  private var lastUse: ContinuousClock.Instant

  /// A scheduler closes idle connections after 30 s (`KeepAliveTimeout`); libcups would find out by a failed request.
  private static let keptOpen: Duration = .seconds(20)

  init(to address: SpoolerAddress?, timeout: Duration) {
    self.address = address
    self.timeout = timeout
    lastUse = .now
    // libcups would ask for a password on the terminal.
    cupsSetPasswordCB2({ _, _, _, _, _ in nil }, nil)
  }

  deinit { close() }

  /// Sends a request, with a document behind it if there is one, and waits for the answer.
  ///
  /// - Parameter meanwhile: done while the scheduler works on the request; not at all when it could not be sent.
  /// - Throws: every status that is not successful, as the fault that it means to us.
  func exchange(
    _ request: IPPMessage, at resource: String, document: [UInt8] = [], meanwhile: () -> Void = {}
  ) throws(SpoolerFault) -> IPPMessage {
    let http = try open()
    guard
      let answer = send(request, to: http, resource, document, meanwhile)
        ?? sendAuthorised(request, to: http, resource)
    else {
      if Self.refusals.contains(httpGetStatus(http)) {
        close()
        throw .refused(status: "client-error-not-authorized")
      }
      throw failed()
    }
    lastUse = .now
    let response = IPPMessage(owning: answer)
    switch response.status {
    case IPP_STATUS_ERROR_NOT_FOUND: throw .notFound
    case let status where status.rawValue >= IPP_STATUS_ERROR_BAD_REQUEST.rawValue:
      throw .refused(status: String(cString: ippErrorString(status)))
    default: return response
    }
  }

  private func open() throws(SpoolerFault) -> OpaquePointer {
    if lastUse.duration(to: .now) > Self.keptOpen { close() }
    if let http { return http }
    let host = address?.host ?? cupsServer().map { String(cString: $0) } ?? "localhost"
    let port = address.map { Int32($0.port) } ?? ippPort()
    guard
      let http = httpConnect2(
        host, port, nil, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED, 1, Int32(timeout / .milliseconds(1)), nil)
    else { throw .unreachable(cause: "no connection to \(host): \(Self.lastError)") }
    httpSetTimeout(http, timeout / .seconds(1), { _, _ in 0 }, nil)
    self.http = http
    lastUse = .now
    return http
  }

  private func send(
    _ request: IPPMessage, to http: OpaquePointer, _ resource: String, _ document: [UInt8] = [],
    _ meanwhile: () -> Void = {}
  ) -> OpaquePointer? {
    guard cupsSendRequest(http, request.handle, resource, ippLength(request.handle) + document.count).isFine,
      write(document, to: http)
    else { return nil }
    meanwhile()
    return cupsGetResponse(http, resource)
  }

  /// libcups answers the scheduler's challenge where it can without a password: as the peer on the scheduler's own
  /// socket. The request goes out once more with it.
  private func sendAuthorised(_ request: IPPMessage, to http: OpaquePointer, _ resource: String) -> OpaquePointer? {
    httpGetStatus(http) == HTTP_STATUS_UNAUTHORIZED ? send(request, to: http, resource) : nil
  }

  private static let refusals = [
    HTTP_STATUS_UNAUTHORIZED, HTTP_STATUS_FORBIDDEN, HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED,
  ]

  private func write(_ document: [UInt8], to http: OpaquePointer) -> Bool {
    guard !document.isEmpty else { return true }
    return document.withUnsafeBytes { bytes in
      cupsWriteRequestData(http, bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count).isFine
    }
  }

  private func failed() -> SpoolerFault {
    close()
    return .unreachable(cause: Self.lastError)
  }

  /// What was half said on a connection cannot be unsaid: the next request gets a new one.
  private func close() {
    httpClose(http)
    http = nil
  }

  private static var lastError: String { cupsLastErrorString().map { String(cString: $0) } ?? "no answer" }
}

extension http_status_t {
  fileprivate var isFine: Bool { self == HTTP_STATUS_CONTINUE || self == HTTP_STATUS_OK }
}
