import CCups

/// What a program in C needs to bring a finished ticket through CUPS: the floor under press → first byte.
///
/// One `Print-Job` request on a connection that stays open; nothing is drawn, recorded or asked. Fewer calls of libcups
/// print nothing.
final class SpoolerFloor {
  /// What libcups said.
  struct Fault: Error { var message: String }

  private let connection: OpaquePointer
  private let resource: String

  init(queue: String, port: Int) throws {
    guard let connection = httpConnect2("127.0.0.1", Int32(port), nil, 0, HTTP_ENCRYPTION_NEVER, 1, 2000, nil) else {
      throw Fault(message: "no connection")
    }
    self.connection = connection
    resource = "/printers/\(queue)"
  }

  deinit { httpClose(connection) }

  /// Returns when the scheduler has taken the job.
  func print(_ document: [UInt8]) throws {
    guard let request = ippNewRequest(IPP_OP_PRINT_JOB) else { throw Fault(message: "out of memory") }
    defer { ippDelete(request) }
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nil, "ipp://localhost\(resource)")
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nil, cupsUser())
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nil, "floor")
    ippAddString(
      request, IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nil, "application/vnd.cups-raw")
    let length = ippLength(request) + document.count
    guard cupsSendRequest(connection, request, resource, length) == HTTP_STATUS_CONTINUE, write(document),
      let answer = cupsGetResponse(connection, resource)
    else { throw fault }
    defer { ippDelete(answer) }
    guard ippGetStatusCode(answer).rawValue < IPP_STATUS_ERROR_BAD_REQUEST.rawValue else { throw fault }
  }

  private func write(_ document: [UInt8]) -> Bool {
    document.withUnsafeBytes { bytes in
      let start = bytes.assumingMemoryBound(to: CChar.self).baseAddress
      return cupsWriteRequestData(connection, start, bytes.count) == HTTP_STATUS_CONTINUE
    }
  }

  private var fault: Fault { Fault(message: cupsLastErrorString().map { String(cString: $0) } ?? "no answer") }
}
