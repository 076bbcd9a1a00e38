import Queueing
import ControlSocket
import Drawing
import Events
import Ports
import Foundation
import InputDevices
import InputReading
import Journal
import Kiosk
import Settings
import Statistics
import Terminal
import TicketPrinter
import VisitorJourney
import VisitorPages
import VisitorScreen

/// The only file that makes what belongs to another room's edge.
enum Wiring {
  /// The kiosk whose control socket lies at `path`; nothing is asked of it yet.
  static func kiosk(at path: String) -> ControlClient { ControlClient(path: path) }

  /// What udev knows of input devices, where no kiosk can be asked.
  static func inputDevices() throws -> [InputPresence] {
    try InputListener(settings: [], receiver: Nobody()).list()
  }

  /// Reads input devices to set them up, where no kiosk holds them.
  ///
  /// - Throws: `Failure` when the list of odd devices is wrong.
  static func inputLearner(_ settings: KioskSettings) throws -> InputLearner {
    do throws(SettingsFaults) {
      let quirks = try DeviceQuirks.find(named: settings.kiosk.quirksFile).settings
      return InputLearner(listener: InputListener(settings: settings.inputs, quirks: quirks, receiver: Nobody()))
    } catch {
      throw Failure(.configuration, Bilingual(thai: "\(error)"))
    }
  }

  private struct Nobody: InputReceiving {
    func receive(_ signals: [InputSignal]) {}
  }

  /// What a ticket of a service says in the kiosk of these settings. Its number and its address are examples.
  static func ticketContent(
    of service: ServiceSettings, in settings: KioskSettings, clock: ClockTrust = .synchronised
  ) -> TicketContent {
    let noSecret = [UInt8](repeating: 0, count: 32)
    let now = Int64(Date.now.timeIntervalSince1970 * 1000)
    let visit = VisitFacts(
      day: 1, date: settings.site.time.date(at: now), service: service.code, visitorType: "NOT_STATED",
      period: .office)
    var random = SystemRandomNumberGenerator()
    return TicketWriter(settings: settings, secret: noSecret).content(
      of: TicketNumber(series: service.series, number: 1), id: EventID(journal: JournalID(using: &random), seq: 1),
      visit: visit, at: Stamp(at: now, boot: "", uptime: 0, clock: clock),
      ahead: settings.serving == .counters ? 3 : nil)
  }

  /// Draws tickets as the kiosk of these settings does, for one printer.
  static func ticketRenderer(
    _ template: TicketTemplate, for profile: PrinterProfile
  ) throws(DrawingFault) -> TicketRenderer { try TicketRenderer(template: template, profile: profile) }

  /// What the screen of these settings can show, and what draws it in the office's colours.
  ///
  /// - Throws: `Failure` when there is no screen, or its fonts, logo or colour are not usable.
  static func screenPreview(
    of settings: KioskSettings
  ) throws -> (pictures: [SceneGallery.Picture], renderer: SceneRenderer) {
    guard let screen = settings.screen, let offer = VisitorOffer(settings) else {
      throw Failure(
        .configuration,
        Bilingual(
          thai: "ไม่ได้ตั้งค่าหน้าจอ ให้เพิ่มหัวข้อ screen พร้อม width_mm และ height_mm",
          english: "the configuration has no screen; write a section screen with width_mm and height_mm"))
    }
    do {
      let logo = try screen.logoFile.map { Array(try Data(contentsOf: URL(filePath: $0))) }
      let look = try ScreenLook(accent: screen.colour.map { Colour(UInt32($0)) }, logo: logo)
      return (SceneGallery.scenes(of: offer), try SceneRenderer(look: look))
    } catch {
      throw Failure(
        .configuration, Bilingual(thai: "วาดหน้าจอไม่ได้: \(error)", english: "the screen cannot be drawn: \(error)"))
    }
  }

  /// Opens a journal for reading, beside the kiosk that writes it or on a copy.
  ///
  /// - Parameter path: the journal's file, or the state directory in which it lies.
  static func journal(at path: String) throws -> OpenJournal {
    let (file, reader) = try reader(at: path)
    let origin = Origin(site: reader.header.site, kiosk: reader.header.device)
    return OpenJournal(file: file, origin: origin, events: reader)
  }

  /// - Throws: `Failure` when there is no such file, or it is no journal that this program reads.
  static func reader(at path: String) throws -> (file: String, reader: JournalReader) {
    let file = journalFile(at: path)
    guard FileManager.default.fileExists(atPath: file) else {
      throw Failure(.noInput, Bilingual(thai: "ไม่พบสมุดบันทึก \(file)", english: "there is no journal \(file)"))
    }
    do throws(JournalFault) {
      return (file, try JournalReader(file: file))
    } catch {
      throw Failure(error)
    }
  }

  /// A directory means the journal's file in it.
  private static func journalFile(at path: String) -> String {
    var isDirectory: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    guard exists, isDirectory.boolValue else { return path }
    return URL(filePath: path).appending(component: "journal.sqlite").path(percentEncoded: false)
  }
}
