import Queueing
import Settings
import Testing

@Suite("Settings about paper")
struct PaperSettingsTests {
  private func check(_ printer: String, _ more: String = "") throws -> KioskSettings {
    try KioskSettings.check(
      """
      site: {code: S1, name: ศูนย์}
      kiosk: {code: K1}
      hours: always
      services: [{code: ADVICE, name: ปรึกษา, kind: MISSION, series: A}]
      printers: [{name: ticket, cups: {queue: thermal}\(printer)}]
      \(more)
      """, file: "kioskd.yaml"
    ).settings
  }

  @Test("Left out, everything has its default, and the life of a roll is not reckoned")
  func defaults() throws {
    let settings = try check("")
    #expect(settings.paper == PaperSettings(visitorLimit: 10_000, reprintLimit: 120_000))
    let printer = try #require(settings.printers.first)
    #expect(printer.deadline == 8000 && printer.waitingLimit == 30_000 && printer.roll == nil)
  }

  @Test("What is written counts")
  func written() throws {
    let settings = try check(
      ", waiting_seconds: 45, roll: {metres: 80, warn_at_tickets: 30}",
      "paper: {visitor_limit_seconds: 5, reprint_lost_seconds: 0}")
    let printer = try #require(settings.printers.first)
    #expect(printer.waitingLimit == 45_000)
    #expect(printer.roll == RollMeasure(length: 80_000, warnAt: 30))
    #expect(settings.paper == PaperSettings(visitorLimit: 5000, reprintLimit: 0))
  }

  @Test(
    "Nobody waits longer than ten seconds for a number, and a roll has a length",
    arguments: [
      ("", "paper: {visitor_limit_seconds: 11}", "paper.visitor_limit_seconds"),
      ("", "paper: {reprint_lost_seconds: yesterday}", "paper.reprint_lost_seconds"),
      (", roll: {warn_at_tickets: 10}", "", "printers[1].roll.metres"),
      (", waiting_seconds: 0", "", "printers[1].waiting_seconds"),
    ])
  func wrong(printer: String, more: String, key: String) throws {
    let faults = try #require(throws: SettingsFaults.self) { try check(printer, more) }
    #expect(faults.faults.map(\.key) == [key])
  }
}
