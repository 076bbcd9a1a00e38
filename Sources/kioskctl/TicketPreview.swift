import Drawing
import Events
import Settings
import Terminal
import TicketPrinter

/// One ticket that is to be looked at.
struct TicketPreview {
  struct Look: Hashable {
    var template: TicketTemplate
    var profile: PrinterProfile
  }

  struct Drawn {
    var png: [UInt8]
    /// `ADVICE th 576 dots 61 mm + 15 mm to the cutter, 21043 bytes`
    var summary: String
  }

  let service: String
  let look: Look
  let content: TicketContent
  let state: String

  init(
    service: String, _ template: TicketTemplate, _ profile: PrinterProfile, _ content: TicketContent,
    state: String = ""
  ) {
    self.service = service
    look = Look(template: template, profile: profile)
    self.content = content
    self.state = state
  }

  /// Of its file, without the ending.
  var name: String { "\(service)-\(look.template.languages.rawValue)-\(look.profile.dots)\(state)" }

  func drawn(by renderer: TicketRenderer) throws(DrawingFault) -> Drawn {
    let picture = try renderer.picture(of: content)
    let bytes = ESCPOS.job(picture, for: look.profile).count
    let length = ESCPOS.paperLength(of: picture, for: look.profile)
    let feed = look.profile.feedToCutter
    let millimetres = Int(length.rounded()) - feed
    return Drawn(
      png: try picture.png(),
      summary: Bilingual(
        thai: "กว้าง \(look.profile.dots) จุด ยาว \(millimetres) มม. + ถึงใบมีด \(feed) มม. \(bytes) ไบต์",
        english: "\(look.profile.dots) dots wide, \(millimetres) mm + \(feed) mm to the cutter, \(bytes) bytes"
      ).spoken)
  }
}

extension TicketContent {
  func asCopy(_ count: Int) -> TicketContent {
    var copy = self
    copy.copy = count
    return copy
  }
}
