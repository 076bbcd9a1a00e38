import ControlSocket
import Events
import Ports
import Foundation
import KioskFixtures
import Settings
import Testing

@Suite("Setting up inputs with kioskctl", .serialized)
struct LearnProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  private func learn(_ arguments: String..., socket: String? = nil, locale: String = "C.UTF-8") throws -> Conversation {
    try Conversation(
      "kioskctl", ["input", "learn", "--config", place.configurationFile] + arguments, locale: locale,
      environment: ["KIOSK_SOCKET": socket ?? place.socket], in: place.directory)
  }

  private var configuration: String {
    get throws { try String(contentsOfFile: place.configurationFile, encoding: .utf8) }
  }

  private func input(_ name: String) throws -> InputSettings {
    try #require(try KioskSettings.load(place.configurationFile).settings.inputs.first { $0.name == name })
  }

  private func copies(_ mark: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: place.path).filter { $0.contains(mark) }
  }

  @Test(
    "By way of the running kiosk: five presses that count nowhere become five ratings, and the undo takes them back")
  func runningKiosk() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let before = try configuration
    let talk = try learn()
    try await talk.choose("pad – another device (set up as pad)")
    try await talk.choose("A pad with buttons")
    try await talk.choose("At the exit")
    try await talk.choose("Five")
    try await talk.choose("No\n")
    for (number, key) in [Pad.Key.one, .two, .three, .four, .five].enumerated() {
      try await talk.waitFor("(\(number + 1)/5) Press the button for:")
      try kiosk.pad.press(key, later: Self.rest * number)
    }
    try await talk.waitFor("-      KEY_1: {rate: 1, of: 5}\n")
    try await talk.waitFor("+      KEY_1: {rate: 5, of: 5}\n")
    #expect(try configuration == before)
    try await talk.choose("Save\n")
    try await talk.waitFor("Restart now?")
    talk.type("0", "0")
    #expect(try await talk.program.end() == .exited(0))
    #expect(try input("pad").keys["KEY_1"] == .rate(score: 5, scale: 5))
    #expect(try input("pad").keys["KEY_A"] == .issue(service: "ADVICE", visitorType: "NOT_STATED", lane: .normal))

    // The pad is the kiosk's again, and works as before until the next start.
    try await kiosk.journal { $0.count { $0.kind == .machine(.devicePlugged) } == 3 }
    try kiosk.pad.press(.five)
    let facts = try await kiosk.journal { $0.contains { $0.kind == .rating(.given) } }
    let ratings = facts.compactMap { if case .rating(.given(let given)) = $0 { given.rating.score } else { nil } }
    #expect(ratings == [5])
    let reasons = facts.compactMap { if case .machine(.deviceUnplugged(let gone)) = $0 { gone.reason } else { nil } }
    #expect(reasons == ["learning"])

    #expect(try copies(".before-learn-").count == 1)
    let undo = try learn("--undo", locale: "th_TH.UTF-8")
    try await undo.waitFor("เรียกคืนหรือไม่")
    undo.type("1")
    #expect(try await undo.program.end() == .exited(0))
    #expect(try configuration == before && copies(".before-learn-") == [] && copies(".before-undo-").count == 1)
    let nothing = try learn("--undo", "--yes")
    #expect(try await nothing.program.end() == .exited(66))
  }

  @Test("A person who vanishes without a word leaves no pad behind that nobody reads")
  func vanished() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let talk = try learn()
    try await talk.choose("pad – another device (set up as pad)")
    talk.type("1", "3")
    try await talk.waitFor("Press the button for: queue ticket")
    #expect(try await kiosk.control.status().inputs.first { $0.configured == "pad" }?.state == "learning")
    talk.program.signal(SIGKILL)
    try await kiosk.journal { $0.count { $0.kind == .machine(.devicePlugged) } == 3 }
    try kiosk.pad.press(.a)
    try await kiosk.journal { $0.contains { $0.kind == .ticket(.issued) } }
  }

  @Test("ไม่มีตู้ทำงานอยู่: จอที่กลับด้าน ตั้งค่าเป็นภาษาไทย บันทึกทันทีด้วย --yes")
  func alone() async throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.configurationFile)
    let talk = try learn("--yes", locale: "th_TH.UTF-8")
    try await talk.choose("screen – อุปกรณ์อื่น")
    try await talk.choose("จอสัมผัส")
    for (number, corner) in [(0.94, 0.06), (0.06, 0.06), (0.06, 0.94), (0.94, 0.94)].enumerated() {
      try await talk.waitFor("(\(number + 1)/4) แตะมุม")
      try Finger(place.pipe("screen")).tap(x: corner.0, y: corner.1, later: Self.rest * number)
    }
    try await talk.waitFor("บันทึกแล้ว")
    #expect(try await talk.program.end() == .exited(0))
    #expect(try input("screen").panel == PanelSettings(mirror: .x) && input("screen").zones.count == 2)
    let attributes = try FileManager.default.attributesOfItem(atPath: place.configurationFile)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test("Leaving changes nothing; a wrong file and one that is no file are refused at once")
  func nothing() async throws {
    let before = try configuration
    let talk = try learn()
    try await talk.waitFor("Which device")
    talk.type("0")
    #expect(try await talk.program.end() == .exited(0))
    #expect(try configuration == before && copies("before") == [])
    try Data("site: [".utf8).write(to: URL(filePath: place.configurationFile))
    let wrong = try learn()
    #expect(try await wrong.program.end() == .exited(78))
    try FileManager.default.removeItem(atPath: place.configurationFile)
    let missing = try learn()
    #expect(try await missing.program.end() == .exited(78))
  }

  /// What a hand takes from one press to the next, by the clock of the device.
  private static let rest = Duration.milliseconds(350)
}
