import ControlSocket
import Events
import Ports
import Foundation
import KioskFixtures
import Testing

@Suite("A running kiosk and its staff", .serialized)
struct StaffProcessTests {
  private let place: KioskPlace

  init() throws { place = try KioskPlace() }

  @Test("What staff void and count changes the export")
  func counts() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let issued = try await kiosk.kioskctl("ticket", "issue", "--service", "ADVICE", "--type", "JURISTIC", "--priority")
    #expect(issued.ending == .exited(0) && issued.output.hasPrefix("A001 issued, being printed; identity "))
    _ = try await kiosk.kioskctl("ticket", "issue", "--service", "ADVICE", "--type", "JURISTIC", "--priority")
    let voided = try await kiosk.kioskctl("ticket", "void", "a001", "--reason", "test", locale: "th_TH.UTF-8")
    #expect(voided.ending == .exited(0) && voided.output.hasPrefix("ยกเลิกบัตรคิว A001"))
    let counted = try await kiosk.kioskctl("count", "add", "--service", "INFORMATION", "--type", "JURISTIC", "--n", "5")
    #expect(counted.ending == .exited(0) && counted.output.hasPrefix("5 counted for INFORMATION"))
    let date = try #require(try await kiosk.control.status().date)
    let lines = try await kiosk.export("visits", on: date).split(separator: "\r\n")
    let advice = lines.first { $0.contains(",ADVICE,") }
    #expect(advice?.hasSuffix(",JURISTIC,PRIORITY,2,1,1,,,,,A001,A002,OPEN,0,0") == true)
    let information = lines.first { $0.contains(",INFORMATION,") }
    #expect(information?.hasSuffix(",JURISTIC,NORMAL,0,0,5,,,,,,,OPEN,0,5") == true)
  }

  @Test("The message of the day is an event; too long a text is refused with its reason")
  func message() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let set = try await kiosk.kioskctl(
      "message", "set", "เคาน์เตอร์ 3 ปิดวันนี้", "--english", "Counter 3 is closed today", "--until", "24.00")
    #expect(set.ending == .exited(0) && set.output.hasPrefix("The message is shown until 24.00"), "\(set.errors)")
    try await kiosk.journal { $0.contains { $0.kind == .staff(.messageSet) } }
    let long = try await kiosk.kioskctl("message", "set", String(repeating: "a", count: 81), locale: "th_TH.UTF-8")
    #expect(long.ending == .exited(1) && long.errors.contains("ไม่เกิน 80"), "\(long.errors)")
    let time = try await kiosk.kioskctl("message", "set", "a", "--until", "25.00")
    #expect(time.ending == .exited(64))
    let cleared = try await kiosk.kioskctl("message", "clear")
    #expect(cleared.ending == .exited(0))
    try await kiosk.journal { $0.count { $0.kind == .staff(.messageSet) } == 2 }
  }

  @Test("What the kiosk refuses is shown with its reason, and the status is 1")
  func refusals() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let service = try await kiosk.kioskctl("ticket", "issue", "--service", "LAND")
    #expect(
      service.ending == .exited(1) && service.errors.contains("no such service") && service.errors.contains("LAND"))
    let ticket = try await kiosk.kioskctl("ticket", "void", "A009", "--reason", "TEST", locale: "th_TH.UTF-8")
    #expect(ticket.ending == .exited(1) && ticket.errors.contains("ไม่พบหมายเลขคิวนี้"))
    let reason = try await kiosk.kioskctl("ticket", "void", "A001", "--reason", "WHIM")
    #expect(reason.ending == .exited(64) && reason.errors.contains("MISPRINT, DUPLICATE"))
    let date = try await kiosk.kioskctl("date", "confirm", "2569-11-21")
    #expect(date.ending == .exited(64) && date.errors.contains("write 2026-11-21"))
    #expect(try place.tickets().isEmpty)
  }

  @Test("The status is readable in the reader's language, and as JSON")
  func status() async throws {
    let kiosk = try await RunningKiosk(at: place)
    _ = try await kiosk.control.issue(.init(service: "ADVICE"))
    let english = try await kiosk.kioskctl("status").output
    #expect(english.contains("Kiosk: K1, OSS-1") && english.contains("Visitors today: 1"))
    #expect(english.contains("Printer: ticket: ready") && english.contains("Input: pad: open"))
    let thai = try await kiosk.kioskctl("status", locale: "th_TH.UTF-8").output
    #expect(thai.contains("ผู้รับบริการวันนี้: 1") && thai.contains("พร้อมใช้งาน"))
    let json = try await kiosk.kioskctl("status", "--json").output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["visits"] as? Int == 1 && object["longest_turn"] is Int)
  }

  @Test("Staff see which inputs are open, also where no kiosk runs")
  func inputs() async throws {
    let kiosk = try await RunningKiosk(at: place)
    let open = try await kiosk.kioskctl("input", "list")
    #expect(open.ending == .exited(0) && open.output.contains("pad: open") && open.errors == "")
    try await kiosk.stop()
    let closed = try await kiosk.kioskctl("input", "list")
    #expect(closed.ending == .exited(0) && closed.errors.contains("what udev knows"))
  }

  @Test("A ticket's preview is drawn by the real settings, in the asked width")
  func preview() async throws {
    let picture = place.path + "/preview.png"
    let run = try await FinishedProgram.run(
      "kioskctl",
      ["ticket", "preview", "--config", place.configurationFile, "--service", "ADVICE", "--output", picture]
        + ["--dots", "384"], in: place.directory)
    #expect(run.ending == .exited(0), "\(run.errors)")
    let png = try Data(contentsOf: URL(filePath: picture))
    // IHDR's width stands at byte 16, big end first (RFC 2083, 4.1.1).
    #expect(png.count > 24 && png[18] == 1 && png[19] == 128)
    let unknown = try await FinishedProgram.run(
      "kioskctl",
      ["ticket", "preview", "--config", place.configurationFile, "--service", "LAND", "--output", picture],
      in: place.directory)
    #expect(unknown.ending == .exited(66) && unknown.errors.contains("ADVICE, INFORMATION"))
  }
}
