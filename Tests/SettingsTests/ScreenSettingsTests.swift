import Events
import Presses
import Settings
import Testing
import VisitorJourney

@Suite("The screen's settings")
struct ScreenSettingsTests {
  private func settings(_ screen: String) throws -> ScreenSettings? {
    try KioskSettings.check(validFile + "\n" + screen, file: "kiosk.yaml").settings.screen
  }

  @Test("A screen needs its size; the rest has defaults")
  func defaults() throws {
    #expect(
      try settings("screen: {width_mm: 305, height_mm: 229}") == ScreenSettings(panel: Panel(width: 305, height: 229)))
    #expect(try settings("") == nil)
  }

  @Test("Everything can be said")
  func everything() throws {
    let screen = try settings(
      """
      screen:
        width_mm: 299
        height_mm: 531
        purpose: both
        languages: [en]
        visitor_type: while_printing
        priority_lane: false
        faces: {place: counter 3, count: 4, question: officer, order: least_satisfied_first}
        privacy_notice: https://queue.example.go.th/privacy/
        help_is_seen: true
        staff_pin_file: /etc/queue-kiosk/staff-pin
        colour: "#0b5394"
        logo_file: /etc/queue-kiosk/logo.png
        connector: DP-2
        mode: 1080x1920@60
        rotation: 90
        speech: {player: [espeak-ng, -v, "{language}", --stdin]}
      """)
    let faces = FacesSettings(
      at: .counter(3), RatingOffer(scale: 4, asksAboutOfficer: true, mostSatisfiedFirst: false))
    #expect(
      screen
        == ScreenSettings(
          panel: Panel(width: 299, height: 531), purpose: .both, languages: [.english], asking: .whilePrinting,
          hasPriorityLane: false, faces: faces, privacyNotice: "https://queue.example.go.th/privacy",
          helpIsSeen: true, staffPINFile: "/etc/queue-kiosk/staff-pin", colour: 0x0b5394,
          logoFile: "/etc/queue-kiosk/logo.png",
          display: DisplayChoice(
            connector: "DP-2", mode: .init(width: 1080, height: 1920, refresh: 60), rotation: 90),
          speechPlayer: ["espeak-ng", "-v", "{language}", "--stdin"]))
  }

  @Test(
    "A fault is told with its place",
    arguments: [
      ("screen: {width_mm: 305}", "missing screen.height_mm"),
      ("screen: {width_mm: 305, height_mm: 40}", "bad_value screen.height_mm"),
      ("screen: {width_mm: 305, height_mm: 229, purpose: rating}", "conflict screen"),
      ("screen: {width_mm: 305, height_mm: 229, languages: [th, th]}", "conflict screen.languages"),
      ("screen: {width_mm: 305, height_mm: 229, speech: {player: []}}", "bad_value screen.speech.player"),
      ("screen: {width_mm: 305, height_mm: 229, speech: {player: espeak-ng}}", "bad_value screen.speech.player"),
      ("screen: {width_mm: 305, height_mm: 229, colour: blue}", "bad_value screen.colour"),
      (
        "screen: {width_mm: 305, height_mm: 229, faces: {place: exit, question: officer}}", "conflict screen.faces"
      ),
      ("screen: {width_mm: 305, height_mm: 229, connector: /dev/dri/card0}", "bad_value screen.connector"),
      ("screen: {width_mm: 305, height_mm: 229, mode: full}", "bad_value screen.mode"),
      ("screen: {width_mm: 305, height_mm: 229, mode: 1920x1080@}", "bad_value screen.mode"),
      ("screen: {width_mm: 305, height_mm: 229, rotation: 45}", "bad_value screen.rotation"),
    ])
  func faults(screen: String, gist: String) {
    let told = SettingsTests.faults(validFile + "\n" + screen)
    #expect(told.count == 1 && told[0].hasSuffix(gist), "\(told)")
  }

  @Test("A service's guide has a fee, steps with one duration each, and perhaps an address on line")
  func guide() throws {
    let guide = """
          series: A
          group: งานทะเบียน
          guide:
            fee_baht: 0
            steps:
              - {text: รับเรื่อง, minutes: 5}
              - {text: ตอบ, working_days: 15, condition: กรณีต้องหารือ}
            e_service: https://service.example.go.th
      """
    let yaml = validFile.replacing("    series: A", with: guide)
    let service = try KioskSettings.check(yaml, file: "kiosk.yaml").settings.services[0]
    #expect(service.offer.group == Bilingual(thai: "งานทะเบียน"))
    #expect(service.offer.guide.fee == 0)
    #expect(service.offer.guide.steps.map(\.duration) == [.init(5, .minutes), .init(15, .workingDays)])
    #expect(service.offer.guide.onlineAddress == "https://service.example.go.th")
  }
}
