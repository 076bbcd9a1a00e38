internal import Events
internal import InputReading
internal import Presses
public import Settings

/// What the page offers beside the screen's picture.
public struct PageOffer: Sendable {
  /// A key of the pad as the page shows it: `rate-5`, `focus-next`.
  struct Button: Hashable {
    var name: String
    var key: UInt16
    /// How satisfied, and of how many levels; `nil` for keys that move the focus.
    var rating: Rating?
  }

  struct Rating: Hashable, Codable {
    var score: Int
    var scale: Int
  }

  struct Link: Hashable, Codable {
    var thai: String
    var english: String
    var address: String
  }

  let site: Bilingual
  /// Dots of the screen's picture.
  public let width: Int
  public let height: Int
  let screen: InputPipe
  let pad: InputPipe?
  /// The most satisfied first, then the keys that move the focus.
  let buttons: [Button]
  let tickets: TicketFolder?
  let links: [Link]

  /// - Returns: `nil` without a page, and when its inputs have no named pipes, which the settings' check refuses.
  public init?(_ settings: KioskSettings) {
    func input(_ name: String) -> InputSettings? { settings.inputs.first { $0.name == name } }
    guard let display = settings.screen?.display, let page = settings.screen?.page,
      let screen = settings.touchscreen.flatMap(input)?.pipe
    else { return nil }
    let pad = page.pad.flatMap(input)
    let size = display.mode ?? ScreenPageSettings.usualSize
    site = settings.site.name
    (width, height) = (size.width, size.height)
    self.screen = screen
    self.pad = pad?.pipe
    buttons = (pad?.keys ?? [:]).compactMap { name, action in
      KeyCode.code(named: name).flatMap { Button(action, key: $0) }
    }.sorted { ($0.rating?.score ?? 0, $1.name) > ($1.rating?.score ?? 0, $0.name) }
    tickets = settings.printers.lazy.compactMap(\.folder).first
    links = settings.centre.map { Self.links(to: $0.url) } ?? []
  }

  private static func links(to centre: String) -> [Link] {
    [("visits", "จำนวนผู้รับบริการรายวัน", "Daily visits"), ("ratings", "ผลประเมินรายวัน", "Daily ratings")].flatMap {
      table, thai, english in
      [("json", "JSON"), ("csv", "CSV")].map { format, name in
        Link(
          thai: "\(thai)ที่ส่วนกลาง (\(name))", english: "\(english) at the centre (\(name))",
          address: "\(centre)/api/v1/daily-\(table)?format=\(format)")
      }
    }
  }
}

extension PageOffer.Button {
  fileprivate init?(_ action: InputAction, key: UInt16) {
    switch action {
    case .rate(let score, let scale):
      self.init(name: "rate-\(score)", key: key, rating: .init(score: score, scale: scale))
    case .focus(let focus, _): self.init(name: "focus-\(focus.rawValue)", key: key, rating: nil)
    case .issue: return nil
    }
  }
}

extension InputSettings {
  fileprivate var pipe: InputPipe? { if case .fifo(let path) = way { InputPipe(path: path) } else { nil } }
}

extension PrinterSettings {
  fileprivate var folder: TicketFolder? { if case .folder(let path) = way { TicketFolder(path: path) } else { nil } }
}
