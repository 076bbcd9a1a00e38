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
  /// Whether the scheduler may have got something of the last exchange's document.
  private(set) var mayHaveDocument = false
  /// Whether the scheduler had closed the connection before the last document was offered.
  private var isClosed = false

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
  /// - Throws: every status that is not successful, as the fault that it means to us. `mayHaveDocument` says whether the
  ///   scheduler may have got something of the document.
  func exchange(
    _ request: IPPMessage, at resource: String, document: [UInt8] = []
  ) throws(SpoolerFault) -> IPPMessage {
    (mayHaveDocument, isClosed) = (false, false)
    let wasKept = http != nil
    let first = try answer(to: request, at: resource, document)
    // A scheduler that was started anew has closed what was kept; nothing of the document has left then.
    guard let answer = wasKept && isClosed ? try self.answer(to: request, at: resource, document) : first else {
      throw .unreachable(cause: Self.lastError)
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

  /// - Returns: `nil` when the scheduler did not answer; the connection is closed then.
  private func answer(
    to request: IPPMessage, at resource: String, _ document: [UInt8]
  ) throws(SpoolerFault) -> OpaquePointer? {
    let http = try open()
    // libcups answers the scheduler's challenge where it can without a password, as the peer on the scheduler's own
    // socket; the request goes out once more with it.
    for _ in 0..<2 {
      if let answer = send(request, to: http, resource, document) { return answer }
      guard httpGetStatus(http) == HTTP_STATUS_UNAUTHORIZED else { break }
    }
    let isRefused = Self.refusals.contains(httpGetStatus(http))
    close()
    if isRefused { throw .refused(status: "client-error-not-authorized") }
    return nil
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
    _ request: IPPMessage, to http: OpaquePointer, _ resource: String, _ document: [UInt8]
  ) -> OpaquePointer? {
    if document.isEmpty {
      guard cupsSendRequest(http, request.handle, resource, ippLength(request.handle)).isFine else { return nil }
      return cupsGetResponse(http, resource)
    }
    guard offer(request, to: http, resource, document.count) else {
      // The challenge is taken up there.
      return httpGetStatus(http) == HTTP_STATUS_UNAUTHORIZED ? cupsGetResponse(http, resource) : nil
    }
    mayHaveDocument = true
    return write(request, to: http) && write(document, to: http) ? cupsGetResponse(http, resource) : nil
  }

  /// Announces a request with a document, and waits until the scheduler is ready for it (`100 Continue`, RFC 9110,
  /// 10.1.1): one that hangs gets nothing that it could print later.
  ///
  /// - Returns: `false` when it is not ready, or answers something else.
  private func offer(_ request: IPPMessage, to http: OpaquePointer, _ resource: String, _ count: Int) -> Bool {
    httpClearFields(http)
    httpSetField(http, HTTP_FIELD_CONTENT_TYPE, "application/ipp")
    if let authorisation = httpGetAuthString(http) { httpSetField(http, HTTP_FIELD_AUTHORIZATION, authorisation) }
    httpSetExpect(http, HTTP_STATUS_CONTINUE)
    httpSetLength(http, ippLength(request.handle) + count)
    isClosed = httpPost(http, resource) != 0
    guard !isClosed, httpWait(http, Int32(timeout / .milliseconds(1))) == 1 else { return false }
    let status = httpUpdate(http)
    isClosed = status == HTTP_STATUS_ERROR
    return status == HTTP_STATUS_CONTINUE
  }

  private func write(_ request: IPPMessage, to http: OpaquePointer) -> Bool {
    while true {
      switch ippWrite(http, request.handle) {
      case IPP_STATE_DATA: return true
      case IPP_STATE_ERROR: return false
      default: continue
      }
    }
  }

  private static let refusals = [
    HTTP_STATUS_UNAUTHORIZED, HTTP_STATUS_FORBIDDEN, HTTP_STATUS_CUPS_AUTHORIZATION_CANCELED,
  ]

  private func write(_ document: [UInt8], to http: OpaquePointer) -> Bool {
    document.withUnsafeBytes { bytes in
      cupsWriteRequestData(http, bytes.assumingMemoryBound(to: CChar.self).baseAddress, bytes.count).isFine
    }
  }

  /// A request that was sent in part spoils the connection for the next one, which gets a new one.
  private func close() {
    httpClose(http)
    http = nil
  }

  private static var lastError: String { cupsLastErrorString().map { String(cString: $0) } ?? "no answer" }
}

extension http_status_t {
  fileprivate var isFine: Bool { self == HTTP_STATUS_CONTINUE || self == HTTP_STATUS_OK }
}
