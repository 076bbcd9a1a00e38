internal import CCups
internal import PrinterMessages

/// One queue of a CUPS scheduler: the few operations of IPP that a ticket needs.
final class CupsQueue {
  let connection: CupsConnection
  let resource: String
  let uri: String

  init(_ name: String, on connection: CupsConnection) {
    self.connection = connection
    resource = "/printers/\(name.percentEncoded)"
    uri = "ipp://localhost\(resource)"
  }

  /// Makes a job of a document, whereupon the spooler starts it: one request (Print-Job, RFC 8011, 4.2.1), for a ticket
  /// that is drawn already has nothing to gain from a job that waits for it.
  ///
  /// - Parameter cancelAfter: seconds of processing after which the spooler cancels it by itself, though nobody is there
  ///   any more to ask for it (`job-cancel-after`, PWG 5100.11).
  /// - Returns: the spooler's number of the job.
  func printJob(
    named name: String, _ document: JobDocument, cancelAfter: Int = 60
  ) throws(SpoolerFault) -> Int {
    let request = try IPPMessage(IPP_OP_PRINT_JOB, printer: uri)
    request.add(name.asOneLine, tag: IPP_TAG_NAME, as: "job-name")
    request.add(document.type, tag: IPP_TAG_MIMETYPE, as: "document-format")
    if let media = document.media {
      request.addToJob(media, tag: IPP_TAG_KEYWORD, as: "media")
      request.addToJob("none", tag: IPP_TAG_KEYWORD, as: "print-scaling")
    }
    request.addToJob(max(1, cancelAfter), as: "job-cancel-after")
    request.addToJob(true, as: BackendReport.resynchronises)
    let groups = try connection.exchange(request, at: resource, document: document.bytes).groups(IPP_TAG_JOB)
    guard let id = groups.first?["job-id"]?.integers.first else { throw .refused(status: "answer-without-job-id") }
    return id
  }

  /// Whether the spooler may have a job of the last `printJob` that failed.
  var mayHaveJob: Bool { connection.mayHaveDocument }

  func job(_ id: Int) throws(SpoolerFault) -> JobStatus? {
    let request = try IPPMessage(IPP_OP_GET_JOB_ATTRIBUTES, printer: uri)
    request.add(id, as: "job-id")
    request.add(keywords: Self.statusAttributes, as: "requested-attributes")
    return try connection.exchange(request, at: resource).groups(IPP_TAG_JOB).first.flatMap(JobStatus.init)
  }

  /// The jobs of this queue that have not ended, by the spooler's numbers.
  func openJobs() throws(SpoolerFault) -> [(id: Int, job: JobStatus)] { try jobs("not-completed") }

  /// The latest jobs of this queue that have ended, as far back as the spooler's history goes, at most 50.
  func endedJobs() throws(SpoolerFault) -> [(id: Int, job: JobStatus)] { try jobs("completed", limit: 50) }

  func allJobs() throws(SpoolerFault) -> [JobStatus] { try (openJobs() + endedJobs()).map(\.job) }

  private func jobs(_ which: String, limit: Int? = nil) throws(SpoolerFault) -> [(id: Int, job: JobStatus)] {
    let request = try IPPMessage(IPP_OP_GET_JOBS, printer: uri)
    if let limit { request.add(limit, as: "limit") }
    request.add(which, tag: IPP_TAG_KEYWORD, as: "which-jobs")
    request.add(keywords: Self.statusAttributes + ["job-id"], as: "requested-attributes")
    return try connection.exchange(request, at: resource).groups(IPP_TAG_JOB).compactMap { group in
      guard let id = group["job-id"]?.integers.first, let job = JobStatus(group) else { return nil }
      return (id, job)
    }
  }

  func cancel(_ job: Int) throws(SpoolerFault) {
    let request = try IPPMessage(IPP_OP_CANCEL_JOB, printer: uri)
    request.add(job, as: "job-id")
    _ = try connection.exchange(request, at: resource)
  }

  /// Starts a queue that CUPS has stopped (RFC 8011, 4.2.8); its default policy wants an administrator for it.
  func resume() throws(SpoolerFault) {
    _ = try connection.exchange(try IPPMessage(IPP_OP_RESUME_PRINTER, printer: uri), at: "/admin/")
  }

  func reading() throws(SpoolerFault) -> PrinterReading {
    let request = try IPPMessage(IPP_OP_GET_PRINTER_ATTRIBUTES, printer: uri)
    request.add(
      keywords: [
        "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "printer-state-message", "device-uri",
        "printer-error-policy",
      ], as: "requested-attributes")
    let printer = try connection.exchange(request, at: resource).groups(IPP_TAG_PRINTER).first ?? [:]
    return PrinterReading(
      isStopped: printer["printer-state"]?.integers.first == Int(IPP_PSTATE_STOPPED.rawValue),
      isAccepting: printer["printer-is-accepting-jobs"]?.integers.first != 0,
      reasons: (printer["printer-state-reasons"]?.texts ?? []).filter { $0 != "none" }.sorted(),
      message: printer["printer-state-message"]?.texts.first ?? "",
      device: printer["device-uri"]?.texts.first ?? "",
      errorPolicy: printer["printer-error-policy"]?.texts.first ?? "")
  }

  private static let statusAttributes = [
    "job-name", "job-uuid", "job-state", "job-state-reasons", "job-impressions-completed",
    "job-printer-state-message",
  ]
}

extension JobStatus {
  /// - Returns: `nil` when the spooler gave no state that RFC 8011 knows.
  fileprivate init?(_ group: [String: IPPValue]) {
    guard let state = group["job-state"]?.integers.first.flatMap(State.init(rawValue:)) else { return nil }
    self.init(
      name: group["job-name"]?.texts.first ?? "", uuid: group["job-uuid"]?.texts.first ?? "", state: state,
      reasons: Set(group["job-state-reasons"]?.texts ?? []),
      impressions: group["job-impressions-completed"]?.integers.first ?? 0,
      message: group["job-printer-state-message"]?.texts.first ?? "")
  }
}

extension String {
  /// For the path of a URI (RFC 3986): everything but unreserved characters is escaped.
  var percentEncoded: String {
    let digits = Array("0123456789ABCDEF")
    return utf8.map { byte in
      switch Character(Unicode.Scalar(byte)) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": String(Character(Unicode.Scalar(byte)))
      default: "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }.joined()
  }
}
