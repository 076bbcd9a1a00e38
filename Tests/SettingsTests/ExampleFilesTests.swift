import Events
import Queueing
import Foundation
import Presses
import Queueing
import VisitorJourney
import Settings
import Testing

@Suite("The examples in config/")
struct ExampleFilesTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("config")

  @Test("kioskd.yaml is valid without a warning and says what a one-stop service centre needs")
  func kiosk() throws {
    let checked = try KioskSettings.load(Self.folder.appendingPathComponent("kioskd.yaml").path)
    #expect(checked.warnings == [])
    let settings = checked.settings
    #expect(settings.services.map(\.kind) == WorkKind.allCases)
    #expect(settings.services[0].lastTicket == 15 * 60 + 30)
    #expect(settings.visitorTypes.map(\.code) == VisitorTypeOffer.standard.map(\.code))
    #expect(settings.visitorTypes[0].explanation?.thai == "บริษัท ห้างหุ้นส่วน สหกรณ์")
    #expect(settings.printers.map(\.deadline) == [8000, 8000])
    #expect(settings.printers[0].way == .cups(queue: "ticket", server: nil))
    #expect(settings.kiosk.channel == .walkIn && !settings.kiosk.drill)
    #expect(settings.site.baseURL == "https://queue.example.go.th")
  }

  @Test("Its screen, pad and pipe do what their lines say")
  func inputs() throws {
    let settings = try KioskSettings.load(Self.folder.appendingPathComponent("kioskd.yaml").path).settings
    try #require(settings.inputs.count == 5)
    let (screen, pad, pipe) = (settings.inputs[0], settings.inputs[1], settings.inputs[2])
    #expect(screen.way == .device(DeviceIdentity(name: "ILITEK ILITEK-TP", vendor: 0x222a, product: 1)))
    #expect(screen.isScreen && screen.zones.isEmpty && settings.touchscreen == "front-screen")
    #expect(settings.screen?.display == DisplayChoice(connector: "HDMI-A-1"))
    #expect(pad.rating == .counter(3))
    #expect(pad.keys["KEY_5"] == .rate(score: 5, scale: 5))
    #expect(screen.panel.rotation == .quarter && screen.panel.mirror == .x)
    #expect(screen.panel.calibration == PanelSettings.Calibration(1.02, 0, -0.01, 0, 1.03, -0.015))
    #expect(pad.kind == .touched(keysPressOn: .down) && pad.debounce == 50_000)
    #expect(settings.inputs[4].kind == .scanner)
    let focus = FocusStep.allCases.map { InputAction.focus($0, screen: "front-screen") }
    #expect(["KEY_RIGHT", "KEY_LEFT", "KEY_ENTER", "KEY_SPACE"].map { settings.inputs[3].keys[$0] } == focus)
    #expect(settings.presses == PressThresholds())
    #expect(pipe.way == .fifo(path: "/run/queue-kiosk/reception"))
    #expect(pipe.keys["BTN_TRIGGER"] == .issue(service: "ADVICE", visitorType: "JURISTIC", lane: .priority))
  }

  @Test("Its hours give working days, an extended Saturday, holidays and a half day")
  func hours() throws {
    let hours = try KioskSettings.load(Self.folder.appendingPathComponent("kioskd.yaml").path).settings.hours
    let friday = DayHours(ticketsFrom: 450, open: 510, lastTicket: 960, close: 990, lunch: 720..<780)
    #expect(hours.hours(on: try #require(ServiceDate("2026-11-20"))) == friday)
    #expect(
      hours.hours(on: try #require(ServiceDate("2026-11-21"))) == DayHours(open: 540, close: 720, extended: true))
    #expect(hours.hours(on: try #require(ServiceDate("2026-11-22"))) == nil)
    #expect(hours.hours(on: try #require(ServiceDate("2026-12-10"))) == nil)
    #expect(hours.hours(on: try #require(ServiceDate("2026-12-31"))) == DayHours(open: 510, close: 720))
  }

  @Test("statisticsd.yaml is valid")
  func statistics() throws {
    let checked = try StatisticsSettings.load(Self.folder.appendingPathComponent("statisticsd.yaml").path)
    #expect(checked.warnings == [])
    #expect(checked.settings.listen == ListenSettings(address: "127.0.0.1", port: 8443))
    #expect(checked.settings.tls == nil, "a certificate is the office's own; the example shows where it is written")
    #expect(checked.settings.databaseFile == "/var/lib/queue-statistics/statistics.sqlite")
    #expect(!checked.settings.isPublic)
  }

  @Test("kioskd.yaml shows every key that a kiosk file may have")
  func completeKiosk() throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent("kioskd.yaml"), encoding: .utf8)
    let sections = [
      "#", "site: {#}", "kiosk: {#}", "hours: {#}", "hours: {monday: {#}}", "services: [{#}]", "visitor_types: [{#}]",
      "printers: [{#}]", "printers: [{cups: {#}}]", "ticket: {#}",
      "inputs: [{#}]", "inputs: [{match: {#}}]",
      "inputs: [{keys: {KEY_1: {#}}}]", "inputs: [{zones: [{#}]}]", "presses: {#}",
      "centre: {#}",
    ]
    for section in sections {
      let keys = try knownKeys(in: section) { _ = try KioskSettings.check($0, file: "") }
      for key in keys { #expect(text.contains(key), "\(section): \(key)") }
    }
  }

  @Test("ticket.yaml shows every key that a block may have, and printers.yaml those of a model")
  func completeTicket() throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent("ticket.yaml"), encoding: .utf8)
    for kind in ["text: a", "block: number", "block: qr", "block: logo", "block: date", "row: [date, date]"] {
      let keys = try knownKeys(in: "ticket: {blocks: [{\(kind), #}]}") { _ = try KioskSettings.check($0, file: "") }
      for key in keys { #expect(text.contains(key), "\(kind): \(key)") }
    }
  }

  @Test("statisticsd.yaml shows every key that a statistics file may have")
  func completeStatistics() throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent("statisticsd.yaml"), encoding: .utf8)
    for section in ["#", "listen: {#}", "tls: {#}"] {
      let keys = try knownKeys(in: section) { _ = try StatisticsSettings.check($0, file: "") }
      for key in keys { #expect(text.contains(key), "\(section): \(key)") }
    }
  }

  /// The keys of a section, as the refusal of a foreign key names them.
  func knownKeys(in section: String, _ check: (String) throws -> Void) throws -> [Substring] {
    let report = try #require(throws: SettingsFaults.self) {
      try check(section.replacing("#", with: "quite_a_foreign_key: 1"))
    }
    let refusal = try #require(report.faults.first { $0.code == .unknownKey })
    let list = try #require(refusal.remedy.wholeMatch(of: /the keys here are (.*)/)).output.1
    return list.split(separator: ", ")
  }
}
