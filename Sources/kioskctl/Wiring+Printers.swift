import Events
import Ports
import PrinterBackend
import PrinterMessages
import Settings
import Terminal
import TicketPrinter

/// The edges of printing: spooler, device, and a printer of one's own where no kiosk has it.
extension Wiring {
  /// The print server's own side, for whoever sets up queues.
  ///
  /// - Throws: `Failure` for an address that is none.
  static func spooler(at server: String?) throws -> SpoolerAdministration {
    do throws(TicketPrinterFault) {
      return try SpoolerAdministration(server: server)
    } catch {
      throw Failure(.configuration, Bilingual(thai: "ที่อยู่ของระบบพิมพ์ไม่ถูกต้อง: \(error)", english: "\(error)"))
    }
  }

  /// What a printer says of itself right now; `nil` where its way out cannot be asked.
  static func deviceStatus(at uri: String) -> StatusLine? {
    (try? DeviceAddress(uri: uri)).map { StatusInquiry(of: $0).ask() }
  }

  /// - Throws: `Failure` for an address that the kiosk's own back end would refuse, in its words.
  static func checkDevice(_ uri: String) throws {
    guard uri.hasPrefix(DeviceAddress.scheme + ":") else { return }
    do { _ = try DeviceAddress(uri: uri) } catch {
      throw Failure(.noInput, Bilingual(thai: "ที่อยู่เครื่องพิมพ์ไม่ถูกต้อง: \(error)", english: "\(error)"))
    }
  }

  /// Prints a sheet where no kiosk does, and waits for its end.
  static func printSheet(
    _ sheet: SheetJob, on settings: PrinterSettings, template: TicketTemplate
  ) async throws -> SheetJobResult {
    do throws(TicketPrinterFault) {
      let printer = try settings.ticketPrinter(template: template) { _ in }
      defer { printer.stop() }
      return await withCheckedContinuation { continuation in
        printer.printSheet(sheet) { continuation.resume(returning: $0) }
      }
    } catch {
      throw Failure(.configuration, Bilingual(thai: "ตั้งค่าเครื่องพิมพ์ไม่ถูกต้อง: \(error)", english: "\(error)"))
    }
  }
}
