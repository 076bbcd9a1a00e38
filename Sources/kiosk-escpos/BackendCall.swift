import Glibc
import PrinterBackend
import PrinterMessages
import SystemCalls
import SystemPackage

/// What the program was called for, by the rules of `backend(7)`.
enum BackendCall {
  /// No arguments: which devices are there?
  case list
  /// `job user title copies options [file]`
  case deliver(uri: String, options: String, file: String?)
  /// `--status DEVICE-URI`
  case status(uri: String)
  case explain
  case misuse

  /// - Parameter deviceURI: `DEVICE_URI` of the environment; without it the URI is in `arguments[0]`.
  init(_ arguments: [String], deviceURI: String?) {
    switch (arguments.count, arguments.dropFirst().first) {
    case (...1, _): self = .list
    case (2, "--help"), (2, "-h"): self = .explain
    case (3, "--status"): self = .status(uri: arguments[2])
    case (6, _), (7, _):
      self = .deliver(
        uri: deviceURI ?? arguments[0], options: arguments[5], file: arguments.count == 7 ? arguments[6] : nil)
    default: self = .misuse
    }
  }

  /// - Returns: the exit status.
  func perform() -> Int32 {
    switch self {
    case .list:
      for line in DeviceList.lines(USBPrinters().all) { print(line) }
      return 0
    case .deliver(let uri, let options, let file): return deliver(to: uri, options, file)
    case .status(let uri): return status(of: uri)
    case .explain:
      print(Self.help)
      return 0
    case .misuse:
      complain(Self.help)
      return 1
    }
  }

  /// Copies are not ours to make: a ticket is printed once.
  private func deliver(to uri: String, _ options: String, _ path: String?) -> Int32 {
    do {
      let address = try DeviceAddress(uri: uri)
      guard let path else { return try deliver(to: address, options, job: STDIN_FILENO) }
      let file = try OwnedDescriptor(opening: path, .readOnly)
      return try withExtendedLifetime(file) { file in try deliver(to: address, options, job: file.number) }
    } catch {
      return refuse("\(error)")
    }
  }

  private func deliver(to address: DeviceAddress, _ options: String, job: Int32) throws -> Int32 {
    var loop = try BackendLoop(
      to: address, job: job,
      jobResynchronises: options.split(separator: " ").contains { $0 == BackendReport.resynchronises },
      report: STDERR_FILENO)
    return loop.run().rawValue
  }

  private func refuse(_ reason: String) -> Int32 {
    complain("ERROR: \(DeviceAddress.scheme): \(reason)")
    return ExitStatus.cancelJob.rawValue
  }

  private func status(of uri: String) -> Int32 {
    do {
      let found = StatusInquiry(of: try DeviceAddress(uri: uri)).ask()
      print(found.line)
      return found.isReady ? 0 : found.answers ? 1 : found.isReached ? 2 : 3
    } catch {
      complain("\(error)")
      return 64
    }
  }

  /// What somebody wrote into a URI is quoted, but no terminal or log gets its control characters.
  private func complain(_ text: String) {
    let visible = text.unicodeScalars.map { $0 == "\n" || $0.properties.generalCategory != .control ? $0 : "\u{FFFD}" }
    let line = String(String.UnicodeScalarView(visible)) + "\n"
    write(STDERR_FILENO, line, line.utf8.count)
  }

  private static let help = """
    kiosk-escpos: CUPS backend for receipt printers that tell their status / ตัวส่งงานพิมพ์ของ CUPS สำหรับเครื่องพิมพ์สลิป

      kiosk-escpos                          lists the devices / แสดงรายการเครื่องพิมพ์
      kiosk-escpos --status DEVICE-URI      asks a printer how it is / ถามสถานะเครื่องพิมพ์
          exit status: 0 ready, 1 not ready, 2 does not answer, 3 not reached
          รหัสผลลัพธ์: 0 พร้อม 1 ไม่พร้อม 2 ไม่ตอบ 3 ติดต่อไม่ได้
      kiosk-escpos JOB USER TITLE COPIES OPTIONS [FILE]      as CUPS calls it, with DEVICE_URI set / CUPS เป็นผู้เรียก

    DEVICE-URI: kiosk-escpos://HOST[:9100]/ · kiosk-escpos:/serial/NUMBER · kiosk-escpos:/port/1-1.4 ·
                kiosk-escpos:/dev/usb/lp0
    Options after “?”, joined by “&”: status=auto|yes|no  answer=300 (ms)  wait=30 (s)  finish=3 (s)  asb=yes|no
    """
}
