import Events
import Ports
import Foundation
import SystemPackage
import Testing

@testable import MachineControl

/// A machine's mounts and devices as files: a disk, a card reader and two USB sticks.
private final class MountedSticks {
  let directory = FileManager.default.temporaryDirectory.appending(path: "stick-\(UUID().uuidString)")
  /// Where sticks are mounted, with a space in its name.
  var place: String { directory.appending(path: "my sticks").path }

  init() throws {
    for device in ["pci0/ata1/block/sda/sda1", "pci0/usb1/1-2/block/sdb/sdb1", "pci0/mmc0/block/mmcblk0/mmcblk0p1"] {
      try FileManager.default.createDirectory(
        at: directory.appending(path: "devices").appending(path: device), withIntermediateDirectories: true)
    }
    try Data("0\n".utf8).write(to: directory.appending(path: "devices/pci0/ata1/block/sda/removable"))
    try Data("1\n".utf8).write(to: directory.appending(path: "devices/pci0/mmc0/block/mmcblk0/removable"))
    try FileManager.default.createDirectory(at: directory.appending(path: "dev"), withIntermediateDirectories: true)
    for (number, device) in [
      ("8:1", "ata1/block/sda/sda1"), ("8:17", "usb1/1-2/block/sdb/sdb1"), ("179:1", "mmc0/block/mmcblk0/mmcblk0p1"),
    ] {
      try FileManager.default.createSymbolicLink(
        at: directory.appending(path: "dev").appending(path: number),
        withDestinationURL: directory.appending(path: "devices/pci0/\(device)"))
    }
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    try mount("8:1", at: "/")
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  var table: URL { directory.appending(path: "mountinfo") }

  func mount(_ device: String, at path: String, _ options: String = "rw,nosuid") throws {
    let before = (try? String(contentsOf: table, encoding: .utf8)) ?? ""
    let escaped = path.replacing(" ", with: "\\040")
    try Data("\(before)36 35 \(device) / \(escaped) \(options) shared:1 - vfat /dev/x rw,sync\n".utf8).write(to: table)
  }

  var finder: StickFinder {
    StickFinder(directory: place, mounts: table.path, devices: directory.appending(path: "dev").path)
  }
}

@Suite("A USB stick for the tables")
struct StickTests {
  private let sticks: MountedSticks
  private static let date = ServiceDate(dayNumber: 20_780)

  init() throws { sticks = try MountedSticks() }

  private func copy(_ files: [TableFile] = [TableFile(name: "visits.csv", bytes: Array("a,b\r\n".utf8))]) async
    -> StaffOutcome
  {
    let copier = StickCopier(finder: sticks.finder) { _ in files }
    return await withCheckedContinuation { continuation in
      copier.copyTables(of: Self.date) { continuation.resume(returning: $0) }
    }
  }

  private func reason(_ outcome: StaffOutcome) -> String? {
    if case .failed(let reason, _) = outcome { reason } else { nil }
  }

  @Test("Nothing that is mounted elsewhere, and no disk of the machine's own, is taken for a stick")
  func absent() async throws {
    #expect(reason(await copy()) == "no_stick")
    try sticks.mount("8:17", at: "/media/other")
    #expect(sticks.finder.find() == nil)
    try sticks.mount("8:1", at: sticks.place)
    #expect(sticks.finder.find() == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sticks.place).isEmpty)
  }

  @Test("A table that the kernel hands out in pieces is read to its end, where the stick stands")
  func pieces() throws {
    try sticks.mount("8:17", at: sticks.place)
    let lines = try String(contentsOf: sticks.table, encoding: .utf8).split(separator: "\n").map { "\($0)\n" }
    #expect(lines.count == 2)
    let pipe = sticks.directory.appending(path: "pieces").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let writer = Thread {
      let descriptor = open(pipe, O_WRONLY)
      for line in lines {
        _ = line.withCString { write(descriptor, $0, strlen($0)) }
        // The next piece comes when this one was read.
        var waiting: Int32 = 1
        while waiting > 0, ioctl(descriptor, UInt(FIONREAD), &waiting) == 0 { sched_yield() }
      }
      close(descriptor)
    }
    writer.start()
    let finder = StickFinder(
      directory: sticks.place, mounts: pipe, devices: sticks.directory.appending(path: "dev").path)
    #expect(finder.find()?.path == sticks.place)
  }

  @Test("A stick that is locked is reported as such")
  func readOnly() async throws {
    try sticks.mount("8:17", at: sticks.place, "ro,nosuid")
    #expect(reason(await copy()) == "stick_read_only")
  }

  @Test("A stick that fails while it is written leaves no half of a file, and is reported as such")
  func broken() async throws {
    try sticks.mount("8:17", at: sticks.place)
    try FileManager.default.createDirectory(atPath: sticks.place + "/visits.csv/x", withIntermediateDirectories: true)
    #expect(reason(await copy()) == "stick_failed")
    #expect(try FileManager.default.contentsOfDirectory(atPath: sticks.place) == ["visits.csv"])
    #expect(StickFault(.noSpace) == .full && StickFault(.ioError) == .unwritable)
    #expect(StickFault(.readOnlyFileSystem) == .readOnly)
  }

  @Test("A journal that cannot be read leaves no file")
  func noTables() async throws {
    try sticks.mount("8:17", at: sticks.place)
    let copier = StickCopier(finder: sticks.finder) { _ in throw JournalFault(.damaged, cause: "", remedy: "") }
    let outcome = await withCheckedContinuation { continuation in
      copier.copyTables(of: Self.date) { continuation.resume(returning: $0) }
    }
    #expect(reason(outcome) == "journal_fault")
  }

  @Test("The files lie on the stick under their names, and their names are told", arguments: ["8:17", "179:1"])
  func copied(device: String) async throws {
    let below = sticks.place + "/KINGSTON"
    try FileManager.default.createDirectory(atPath: below, withIntermediateDirectories: true)
    try sticks.mount(device, at: below)
    let table = TableFile(name: "visits.csv", bytes: Array("a,b\r\n".utf8))
    guard case .done(let text?) = await copy([table, TableFile(name: "ratings.csv", bytes: [])]) else {
      return #expect(Bool(false))
    }
    #expect(text.thai.contains("visits.csv\nratings.csv") && text.thai.contains("ถอดแฟลชไดรฟ์ได้แล้ว"))
    #expect(try String(contentsOfFile: below + "/visits.csv", encoding: .utf8) == "a,b\r\n")
    #expect(Set(try FileManager.default.contentsOfDirectory(atPath: below)) == ["visits.csv", "ratings.csv"])
    // The same day again replaces it.
    _ = await copy([TableFile(name: "visits.csv", bytes: Array("c".utf8))])
    #expect(try String(contentsOfFile: below + "/visits.csv", encoding: .utf8) == "c")
  }
}
