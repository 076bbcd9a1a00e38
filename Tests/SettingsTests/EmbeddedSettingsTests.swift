import Events
import Queueing
import Settings
import Testing
import VisitorJourney

@Suite("Settings without a file")
struct EmbeddedSettingsTests {
  @Test("The sample office offers all three kinds of work, at any hour of any day")
  func sampleOffice() throws {
    let settings = KioskSettings.embedded(stateDirectory: "/tmp/state", runtimeDirectory: "/tmp/run")
    #expect(settings.services.map(\.kind) == WorkKind.allCases)
    #expect(settings.kiosk.journalFile == "/tmp/state/journal.sqlite")
    #expect(settings.kiosk.controlSocket == "/tmp/run/control.sock")
    let sunday = try #require(ServiceDate("2026-11-22"))
    for minute in 0..<1440 { #expect(settings.hours.gate(on: sunday, minute: minute, lastTicket: nil) == .open) }
  }

  @Test("Its visitor types are the four of the o12 answer sheet, and not stated")
  func visitorTypes() {
    let settings = KioskSettings.embedded(stateDirectory: "/tmp/state", runtimeDirectory: "/tmp/run")
    #expect(
      settings.visitorTypes.map(\.code) == [
        "JURISTIC", "COMMUNITY_ENTERPRISE", "INDIVIDUAL_IN_BUSINESS", "INDIVIDUAL_INTERESTED", "NOT_STATED",
      ])
  }
}
