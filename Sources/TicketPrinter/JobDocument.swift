internal import Settings

/// What a job is given to print.
struct JobDocument: Hashable {
  var bytes: [UInt8]
  /// The MIME type by which the spooler chooses its filters.
  var type: String
  /// The paper's size as a self-describing name (PWG 5101.1, 5), for a queue whose driver must know it; `nil` where the
  /// bytes go past all drivers.
  var media: String?
}

extension TicketMaker.Ticket {
  var document: JobDocument {
    switch format {
    case .escpos: JobDocument(bytes: bytes, type: "application/vnd.cups-raw")
    case .pdf: JobDocument(bytes: bytes, type: "application/pdf", media: media)
    }
  }

  /// In whole millimetres, rounded up: a page must not be cut.
  private var media: String {
    let (width, length) = (Int(pageWidth.rounded(.up)), Int(pageLength.rounded(.up)))
    return "custom_\(width)x\(length)mm_\(width)x\(length)mm"
  }
}
