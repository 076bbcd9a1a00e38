import CLinux
import Foundation
import KioskFixtures
import PrinterFixtures
import PrinterMessages
import Testing

@testable import PrinterBackend

/// A printer behind a character device: the firmware at the other end of a pseudo-terminal in raw mode.
final class WiredPrinter {
  let node: String
  private(set) var firmware = ReceiptFirmware()
  private let far: Int32
  private var near: Int32

  init() throws {
    var ends: (far: Int32, near: Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var settings = termios()
    cfmakeraw(&settings)
    try #require(openpty(&ends.far, &ends.near, &name, &settings, nil) == 0)
    (far, near) = ends
    node = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for end in [far, near] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(far, F_SETFL, O_NONBLOCK)
  }

  deinit { unplug() }

  /// Takes and answers what comes until something is true of the firmware, at most 10 s.
  func serve(until isOver: (ReceiptFirmware) -> Bool) {
    let limit = ContinuousClock.now + .seconds(10)
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !isOver(firmware), .now < limit {
      var watched = [pollfd(fd: far, events: Int16(POLLIN), revents: 0)]
      poll(&watched, 1, 10)
      let count = read(far, &buffer, buffer.count)
      if count > 0 { firmware.receive(buffer[..<count]) }
      let answers = firmware.takeAnswers()
      if !answers.isEmpty { write(far, answers, answers.count) }
    }
  }

  func unplug() {
    guard near >= 0 else { return }
    close(near)
    close(far)
    near = -1
  }
}

@Suite("USB printers", .serialized)
struct DeviceNodeTests {
  @Test("A ticket through a character device is printed, by the device's word")
  func printed() throws {
    let ticket = try SampleTicket()
    let printer = try WiredPrinter()
    let backend = try BackendProcess("kiosk-escpos:\(printer.node)?wait=5", job: ticket.job)
    printer.serve { _ in backend.last?.stage.isFinal == true }
    #expect(backend.end() == 0)
    #expect(backend.last?.stage == .printed)
    #expect(try ReceiptPaper(printer.firmware.executed).tickets == [ticket.picture])
  }

  @Test("Unplugged in the ticket: the job ends and says how much had been sent")
  func unplugged() throws {
    let ticket = try SampleTicket()
    let printer = try WiredPrinter()
    let backend = try BackendProcess("kiosk-escpos:\(printer.node)?wait=5", job: ticket.job)
    printer.serve { $0.receivedBands >= 2 }
    printer.unplug()
    #expect(backend.end() == 5)
    #expect(backend.last?.cause == .lost && backend.last?.mayBeOnPaper == true)
    #expect(backend.reasons == ["offline-error"])
  }

  @Test("A printer that is not plugged is not there: offline, and nothing was printed")
  func absent() throws {
    let backend = try BackendProcess("kiosk-escpos:/serial/NOBODY?wait=2", job: try SampleTicket().job)
    #expect(backend.end() == 5)
    #expect(backend.last?.cause == .unreachable && backend.last?.mayBeOnPaper == false)
  }

  @Test("Printers are found by serial number or port, and listed as a scheduler wants them")
  func found() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "sysfs-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    try plug(root, "lp0", at: "1-1.4", serial: "J5 45", id: "MFG:EPSON;CMD:ESC/POS;MDL:TM-T20 \"III\";CLS:PRINTER;\n")
    try plug(root, "lp1", at: "1-2", serial: nil, id: nil)
    let printers = USBPrinters(sysfs: root.path)
    #expect(printers.all.map(\.uri) == ["kiosk-escpos:/serial/J5%2045", "kiosk-escpos:/port/1-2"])
    for printer in printers.all {
      #expect(printers.node(of: try DeviceAddress(uri: printer.uri).location) == printer.node)
    }
    #expect(
      DeviceList.lines(printers.all) == [
        #"direct kiosk-escpos:/serial/J5%2045 "EPSON TM-T20 \"III\"" "EPSON TM-T20 \"III\" USB J5 45" "#
          + #""MFG:EPSON;CMD:ESC/POS;MDL:TM-T20 \"III\";CLS:PRINTER;" "USB port 1-1.4""#,
        #"direct kiosk-escpos:/port/1-2 "Unknown" "Receipt printer USB 1-2" "" "USB port 1-2""#,
        #"network kiosk-escpos "Unknown" "ESC/POS receipt printer that tells its status""#,
      ])
    #expect(USBPrinters(sysfs: "/nowhere").all.isEmpty)
  }

  @Test(
    "Each printer is listed by an address that opens it: a serial number that two have is none, and may hold a slash")
  func twins() throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "sysfs-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    try plug(root, "lp0", at: "1-1", serial: "0123456789AB", id: nil)
    try plug(root, "lp1", at: "1-2", serial: "0123456789AB", id: nil)
    try plug(root, "lp2", at: "1-3", serial: "A/7", id: nil)
    let printers = USBPrinters(sysfs: root.path)
    #expect(
      printers.all.map(\.uri) == ["kiosk-escpos:/port/1-1", "kiosk-escpos:/port/1-2", "kiosk-escpos:/serial/A%2F7"])
    for printer in printers.all {
      #expect(printers.node(of: try DeviceAddress(uri: printer.uri).location) == printer.node)
    }
    #expect(printers.node(of: .serialNumber("0123456789AB")) == nil)
  }

  @Test("A file, and a link to one, is no printer: nothing is written to it")
  func noDevice() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "files-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, link) = (folder.appending(path: "file").path, "/dev/shm/link-\(UUID())")
    try "original".write(toFile: file, atomically: true, encoding: .utf8)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    defer { try? FileManager.default.removeItem(atPath: link) }
    let backend = try BackendProcess("kiosk-escpos:\(link)?wait=1&status=no", job: try SampleTicket().job)
    #expect(backend.end() == 5 && backend.last?.cause == .unreachable)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "original")
  }

  /// As the kernel lays out a printer: `class/usbmisc/lp0/device` → the interface, inside the folder of its device.
  private func plug(_ root: URL, _ name: String, at port: String, serial: String?, id: String?) throws {
    let files = FileManager.default
    let interface = root.appending(path: "devices/usb1/\(port)/\(port):1.0")
    let entry = root.appending(path: "class/usbmisc/\(name)")
    try files.createDirectory(at: interface, withIntermediateDirectories: true)
    try files.createDirectory(at: entry, withIntermediateDirectories: true)
    try files.createSymbolicLink(at: entry.appending(path: "device"), withDestinationURL: interface)
    try serial?.write(
      to: interface.deletingLastPathComponent().appending(path: "serial"), atomically: true, encoding: .utf8)
    try id?.write(to: interface.appending(path: "ieee1284_id"), atomically: true, encoding: .utf8)
  }
}
