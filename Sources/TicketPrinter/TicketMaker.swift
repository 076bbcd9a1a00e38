internal import Drawing
internal import Events

/// From content to the bytes of a print job, for one thread. Keeps its renderer; makes it anew when that failed, so that
/// a font that is installed later is found.
final class TicketMaker {
  struct Ticket {
    var picture: Bitmap
    var bytes: [UInt8]
  }

  private let dots: Int
  private let wording: TicketWording
  private var renderer: TicketRenderer?

  init(dots: Int, wording: TicketWording) {
    self.dots = dots
    self.wording = wording
  }

  func ticket(for content: TicketContent) -> Result<Ticket, DrawingFault> {
    do throws(DrawingFault) {
      let renderer = try readyRenderer()
      let picture = try renderer.picture(of: content)
      return .success(Ticket(picture: picture, bytes: ESCPOS.job(picture)))
    } catch {
      renderer = nil
      return .failure(error)
    }
  }

  /// The line that shows that a new roll prints.
  ///
  /// - Parameter minuteOfDay: minutes since midnight; without it the line has no time.
  func readyLine(at minuteOfDay: Int?) -> Result<Ticket, DrawingFault> {
    do throws(DrawingFault) {
      let picture = try readyRenderer().readyLine(at: minuteOfDay)
      return .success(Ticket(picture: picture, bytes: ESCPOS.job(picture)))
    } catch {
      renderer = nil
      return .failure(error)
    }
  }

  private func readyRenderer() throws(DrawingFault) -> TicketRenderer {
    if let renderer { return renderer }
    let made = try TicketRenderer(dots: dots, wording: wording)
    renderer = made
    return made
  }

  /// The first ticket of a process takes tens of milliseconds, most of them in fontconfig; nobody shall wait for them.
  func warmUp() { _ = ticket(for: .trial) }
}

extension TicketContent {
  /// A ticket with every part, that is drawn and thrown away.
  static let trial = TicketContent(
    office: "ศูนย์บริการ", service: "ทดสอบ", number: TicketNumber(series: "A", number: 123_456_789),
    date: ServiceDate(dayNumber: 0), minuteOfDay: 0, place: "ชั้น 1", responsibleUnit: "ฝ่ายบริการ",
    telephone: "0123456789", documents: ["บัตรประจำตัวประชาชน"], kiosk: "K", address: "https://example.org/t/0123456789",
    ahead: 4, lane: .priority)
}
