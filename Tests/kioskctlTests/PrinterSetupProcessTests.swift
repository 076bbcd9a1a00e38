import Foundation
import KioskFixtures
import PrinterFixtures
import Testing

/// A scheduler without queues that has the kiosk's back end, and a printer that answers.
final class SetupRoom {
  let directory = FileManager.default.temporaryDirectory.appending(path: "setup-\(UUID().uuidString)")
  let cups: RealCups
  let printer: AnsweringPrinter
  var device: String { "127.0.0.1:\(printer.port)" }
  var uri: String { "kiosk-escpos://127.0.0.1:\(printer.port)/" }

  init() throws {
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    cups = try RealCups(backends: [BuiltProgram.path(of: "kiosk-escpos")])
    printer = try AnsweringPrinter()
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  func setup(_ arguments: String..., locale: String = "C.UTF-8") async throws -> FinishedProgram {
    try await FinishedProgram.run(
      "kioskctl", ["printer", "setup", "--server", cups.address, "--yes"] + arguments, locale: locale, in: directory)
  }

  /// The scheduler's file of queues, once it has written it: what it knows, in its own words.
  func queues() throws -> String {
    cups.stop()
    try cups.start()
    return (try? String(contentsOf: cups.folder.appending(path: "printers.conf"), encoding: .utf8)) ?? ""
  }
}

@Suite("Setting up a printer's queue", .serialized)
struct PrinterSetupProcessTests {
  @Test("Without a scheduler: nothing is done, and how to get one is said")
  func noScheduler() async throws {
    let room = try SetupRoom()
    room.cups.stop()
    let run = try await room.setup("--device", room.device)
    #expect(run.ending == .exited(69) && run.errors.contains("sudo apt-get install cups"))
    #expect(try await room.setup("--device", "two words").ending == .exited(69))
  }

  @Test("Without permission: nothing is done, and who may is said, in Thai too")
  func noPermission() async throws {
    let room = try SetupRoom()
    try room.cups.forbid("CUPS-Add-Modify-Printer")
    let run = try await room.setup("--device", room.device)
    #expect(run.ending == .exited(77))
    #expect(run.errors.contains("sudo") && run.errors.contains("usermod -aG lpadmin"))
    let thai = try await room.setup("--device", room.device, locale: "th_TH.UTF-8")
    #expect(thai.errors.contains("ไม่อนุญาต") && thai.output.contains("จะทำ: สร้างคิวพิมพ์ ticket"))
    #expect(!(try room.queues()).contains("<Printer"))
  }

  @Test("Whoever may not see the devices can name one")
  func devicesHidden() async throws {
    let room = try SetupRoom()
    try room.cups.forbid("CUPS-Get-Devices")
    let none = try await room.setup()
    #expect(none.ending == .exited(66) && none.errors.contains("--device 192.168.1.50"))
    let run = try await room.setup("--device", room.uri)
    #expect(run.ending == .exited(0), "\(run.errors)")
    #expect(run.output.contains("CUPS does not show its devices"))
  }

  @Test("Nothing happens before somebody agrees; then the queue is made; then nothing is left to do")
  func agreed() async throws {
    let room = try SetupRoom()
    let command = ["printer", "setup", "--server", room.cups.address, "--device", room.device]
    let no = try Conversation("kioskctl", command, in: room.directory)
    try await no.waitFor("1. Yes")
    no.type("0")
    try await no.waitFor("Nothing was changed.")
    #expect(!(try room.queues()).contains("<Printer"))
    let yes = try Conversation("kioskctl", command, in: room.directory)
    try await yes.waitFor("1. Yes")
    yes.type("1")
    try await yes.waitFor("Done: CUPS confirms the queue ticket → \(room.uri)")
    try await yes.waitFor("The printer itself: ready")
    try await yes.waitFor("cups: {queue: \"ticket\", server: \"\(room.cups.address)\"}")
    let again = try await room.setup("--device", room.device)
    #expect(again.ending == .exited(0) && again.output.contains("The queue ticket is as it should be."))
    let text = try room.queues()
    for line in ["DeviceURI \(room.uri)", "ErrorPolicy abort-job", "JobSheets none none", "Shared No", "Accepting Yes"]
    {
      #expect(text.contains(line), "\(text)")
    }
  }

  @Test("A queue with another printer is not taken from it, unless that is asked for")
  func otherDevice() async throws {
    let room = try SetupRoom()
    try room.cups.addQueue("ticket", uri: "socket://127.0.0.1:9/")
    let refused = try await room.setup("--device", room.device)
    #expect(refused.ending == .exited(1))
    #expect(refused.errors.contains("socket://127.0.0.1:9/") && refused.errors.contains("--replace"))
    let moved = try await room.setup("--device", room.device, "--replace")
    #expect(moved.ending == .exited(0), "\(moved.errors)")
    let text = try room.queues()
    #expect(text.contains("DeviceURI \(room.uri)") && !text.contains("127.0.0.1:9/"))
  }

  @Test("A queue that stands, refuses and would repeat is put right, and keeps its printer")
  func mended() async throws {
    let room = try SetupRoom()
    try room.cups.addQueue("ticket", uri: room.uri)
    try room.cups.lpadmin([
      "-p", "ticket", "-o", "printer-error-policy=retry-job", "-o", "job-sheets-default=standard,none",
    ])
    try room.cups.disable("ticket")
    let run = try await room.setup()
    #expect(run.ending == .exited(0), "\(run.errors)")
    let shortcomings = [
      "stopped", "would repeat or stop after a failure", "shared on the network", "prints banner pages",
    ]
    #expect(run.output.contains("put the queue ticket right: \(shortcomings.joined(separator: ", "))"))
    #expect(try await room.setup().output.contains("is as it should be"))
  }

  @Test("The scheduler's file gets its line and keeps all else; the file as it was stays beside it")
  func schedulerFile() async throws {
    let room = try SetupRoom()
    let file = room.directory.appending(path: "cupsd.conf")
    let old = "# the office's own\nLogLevel warn\nDirtyCleanInterval 30\n"
    try Data(old.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    let run = try await room.setup("--device", room.device, "--cupsd-conf", file.path)
    #expect(run.ending == .exited(0) && run.output.contains("sudo systemctl restart cups"))
    #expect(
      try String(contentsOf: file, encoding: .utf8) == "# the office's own\nLogLevel warn\nDirtyCleanInterval 0\n")
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o640)
    let names = try FileManager.default.contentsOfDirectory(atPath: room.directory.path)
    let copy = try #require(names.first { $0.hasPrefix("cupsd.conf.before-kioskctl-") })
    #expect(try String(contentsOf: room.directory.appending(path: copy), encoding: .utf8) == old)
    let again = try await room.setup("--cupsd-conf", file.path)
    #expect(again.output.contains("has “DirtyCleanInterval 0” already"))
  }

  @Test("A model that nobody knows is refused before anything is done")
  func unknownModel() async throws {
    let room = try SetupRoom()
    let run = try await room.setup("--device", room.device, "--profile", "tm-t82")
    #expect(run.ending == .exited(66) && run.errors.contains("epson-tm-t82"))
    #expect(!(try room.queues()).contains("<Printer"))
  }
}
