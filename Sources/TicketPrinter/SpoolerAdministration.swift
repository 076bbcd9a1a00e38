internal import CCups

/// What somebody who sets up a printer asks of a CUPS scheduler. Blocks; belongs to one thread.
///
/// Each operation throws `SpoolerFault`; CUPS lets administrators alone make queues, and by Debian's policy see devices.
public final class SpoolerAdministration {
  private static let timeout: Duration = .seconds(5)

  private let address: SpoolerAddress?
  private let connection: CupsConnection

  /// - Parameter server: `host:port` or a socket's path; `nil` for the machine's own scheduler.
  /// - Throws: `TicketPrinterFault.badAddress`.
  public init(server: String?) throws(TicketPrinterFault) {
    address = server.flatMap(SpoolerAddress.init)
    if let server, address == nil { throw .badAddress(server) }
    connection = CupsConnection(to: address, timeout: Self.timeout)
  }

  /// All queues, in the scheduler's order (CUPS-Get-Printers).
  public func queues() throws(SpoolerFault) -> [SpoolerQueue] {
    let request = try IPPMessage(IPP_OP_CUPS_GET_PRINTERS, printer: Self.scheduler)
    request.add(keywords: SpoolerQueue.attributes, as: "requested-attributes")
    return try found { () throws(SpoolerFault) in try connection.exchange(request, at: "/") }
      .compactMap(SpoolerQueue.init)
  }

  /// What the scheduler's back ends find, and the kinds of devices that they support (CUPS-Get-Devices).
  ///
  /// - Parameter limit: whole seconds that the back ends may look around.
  public func devices(within limit: Int = 5) throws(SpoolerFault) -> [SpoolerDevice] {
    let request = try IPPMessage(IPP_OP_CUPS_GET_DEVICES, printer: Self.scheduler)
    request.add(limit, as: "timeout")
    request.add(keywords: SpoolerDevice.attributes, as: "requested-attributes")
    let patient = CupsConnection(to: address, timeout: .seconds(limit) + Self.timeout)
    return try found { () throws(SpoolerFault) in try patient.exchange(request, at: "/") }
      .compactMap(SpoolerDevice.init)
  }

  /// Makes a queue, or changes one, so that it has no `Shortcoming` (CUPS-Add-Modify-Printer).
  ///
  /// A new queue has no driver; one that has a driver keeps it.
  ///
  /// - Parameter device: `nil`: the one that the queue has.
  public func put(_ name: String, to device: String?, isNew: Bool) throws(SpoolerFault) {
    let request = try IPPMessage(
      IPP_OP_CUPS_ADD_MODIFY_PRINTER, printer: "ipp://localhost/printers/\(name.percentEncoded)")
    if isNew { request.add("raw", tag: IPP_TAG_NAME, as: "ppd-name") }
    if let device { request.addToPrinter(device, tag: IPP_TAG_URI, as: "device-uri") }
    if isNew { request.addToPrinter("Ticket printer", tag: IPP_TAG_TEXT, as: "printer-info") }
    request.addToPrinter(SpoolerQueue.wantedPolicy, tag: IPP_TAG_NAME, as: "printer-error-policy")
    request.addToPrinter("none", tag: IPP_TAG_NAME, as: "job-sheets-default")
    request.addToPrinter(isTrue: false, as: "printer-is-shared")
    request.addToPrinter(isTrue: true, as: "printer-is-accepting-jobs")
    request.addToPrinter(state: IPP_PSTATE_IDLE)
    _ = try connection.exchange(request, at: "/admin/")
  }

  private static let scheduler = "ipp://localhost/"

  /// A scheduler without any says that none was found.
  private func found(
    _ ask: () throws(SpoolerFault) -> IPPMessage
  ) throws(SpoolerFault) -> [[String: IPPValue]] {
    do throws(SpoolerFault) {
      return try ask().groups(IPP_TAG_PRINTER)
    } catch {
      if case .notFound = error { return [] }
      throw error
    }
  }
}

extension IPPMessage {
  /// Attributes of a printer; must come after every attribute of the operation.
  fileprivate func addToPrinter(_ text: String, tag: ipp_tag_t, as name: String) {
    ippAddString(handle, IPP_TAG_PRINTER, tag, name, nil, text)
  }

  fileprivate func addToPrinter(isTrue: Bool, as name: String) {
    ippAddBoolean(handle, IPP_TAG_PRINTER, name, isTrue ? 1 : 0)
  }

  fileprivate func addToPrinter(state: ipp_pstate_t) {
    ippAddInteger(handle, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state", Int32(state.rawValue))
  }
}
