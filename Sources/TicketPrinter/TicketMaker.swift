internal import Drawing
internal import Events
internal import Ports
internal import Settings

/// From content to the bytes of a print job, for one thread. Keeps its renderer; makes it anew when that failed, so that
/// a font that is installed later is found.
final class TicketMaker {
  struct Ticket {
    var picture: Bitmap
    var bytes: [UInt8]
    var format: PrinterSettings.Format
    /// Of the picture, in millimetres.
    var pageWidth: Double
    var pageLength: Double
    /// The paper that it takes from the roll, in millimetres: the picture, and what is fed to the cutter.
    var millimetres: Double
    /// What is not on it as it should be.
    var flaws: [DrawingFault] = []
  }

  private let look: TicketLook
  var format: PrinterSettings.Format { look.format }
  private var renderer: TicketRenderer?
  /// What the next ticket follows on the printer.
  var previousJob = ESCPOS.PreviousJob.ended

  init(_ look: TicketLook) {
    self.look = look
  }

  func ticket(for content: TicketContent) -> Result<Ticket, DrawingFault> {
    make { renderer throws(DrawingFault) in
      let picture = try renderer.picture(of: content)
      return ticket(picture, look.format == .pdf ? try renderer.page(of: content) : nil)
    }
  }

  /// What is printed after a change of the roll; see `TicketRenderer.readyLine`.
  func readyLine(at minuteOfDay: Int?) -> Result<Ticket, DrawingFault> {
    make { renderer throws(DrawingFault) in try ticket(renderer.readySheet(at: minuteOfDay), by: renderer) }
  }

  /// What shows how a printer prints; see `TicketRenderer.testSheet`.
  func testSheet(_ sheet: TestSheet) -> Result<Ticket, DrawingFault> {
    make { renderer throws(DrawingFault) in try ticket(renderer.testColumn(sheet), by: renderer) }
  }

  /// What was counted on a day; see `TicketRenderer.daySummary`.
  func daySummary(_ summary: DaySummary) -> Result<Ticket, DrawingFault> {
    make { renderer throws(DrawingFault) in try ticket(renderer.summaryColumn(summary), by: renderer) }
  }

  /// What is behind a service's ⓘ; see `TicketRenderer.guide`.
  func guide(_ sheet: GuideSheet) -> Result<Ticket, DrawingFault> {
    make { renderer throws(DrawingFault) in try ticket(renderer.guideColumn(sheet), by: renderer) }
  }

  private func ticket(_ sheet: TicketColumn, by renderer: TicketRenderer) throws(DrawingFault) -> Ticket {
    ticket(try renderer.picture(sheet), look.format == .pdf ? try renderer.page(sheet) : nil)
  }

  /// The first ticket of a process takes tens of milliseconds, most of them in fontconfig; nobody shall wait for them.
  func warmUp() { _ = ticket(for: .trial) }

  private func make(
    _ draw: (TicketRenderer) throws(DrawingFault) -> Ticket
  ) -> Result<Ticket, DrawingFault> {
    do throws(DrawingFault) {
      let renderer = try readyRenderer()
      var ticket = try draw(renderer)
      ticket.flaws = renderer.takeFlaws()
      return .success(ticket)
    } catch {
      renderer = nil
      return .failure(error)
    }
  }

  private func ticket(_ picture: Bitmap, _ page: [UInt8]?) -> Ticket {
    let bytes = page ?? ESCPOS.job(picture, for: look.profile, after: previousJob)
    let cutOff = previousJob == .brokenOff ? Double(look.profile.feedToCutter) : 0
    return Ticket(
      picture: picture, bytes: bytes, format: page == nil ? .escpos : .pdf,
      pageWidth: Double(picture.width) / look.profile.dotsPerMillimetre,
      pageLength: Double(picture.height) / look.profile.dotsPerMillimetre,
      millimetres: ESCPOS.paperLength(of: picture, for: look.profile) + cutOff)
  }

  private func readyRenderer() throws(DrawingFault) -> TicketRenderer {
    if let renderer { return renderer }
    let made = try TicketRenderer(template: look.template, profile: look.profile)
    renderer = made
    return made
  }
}

extension TicketContent {
  /// A ticket with every part, that is drawn and thrown away.
  static let trial = TicketContent(
    office: "ศูนย์บริการ", service: "ทดสอบ", number: TicketNumber(series: "A", number: 123_456_789),
    date: ServiceDate(dayNumber: 0), minuteOfDay: 0, place: "ชั้น 1", responsibleUnit: "ฝ่ายบริการ",
    telephone: "0123456789", documents: ["บัตรประจำตัวประชาชน"], kiosk: "K", address: "https://example.org/t/0123456789",
    ahead: 4, lane: .priority)
}
