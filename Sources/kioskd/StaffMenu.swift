import Events
import Ports
import Exports
import Journal
import Kiosk
import MachineControl
import Queueing
import Settings
import Statistics
import Uplink

extension StaffParts {
  /// What the staff menu works with.
  ///
  /// - Parameters:
  ///   - pin: from the file that the settings name.
  ///   - poweringOff: called when the machine has agreed to go off.
  init(
    pin: StaffPIN, _ screen: ScreenSettings, journal: Journal, uplink: Uplink?,
    printers: [any SheetPrinting], poweringOff: @escaping @Sendable () -> Void
  ) {
    let tables = JournalTables(
      journal: journal.reader, origin: Origin(site: journal.header.site, kiosk: journal.header.device))
    self.init(
      pin: pin, centre: { uplink.map { CentreState($0.status) } }, printers: printers,
      machine: BusMachine(poweringOff: poweringOff),
      tables: StickCopier(finder: StickFinder(directory: screen.stickDirectory)) { date in
        try tables.files(of: date).map { TableFile(name: $0.name, bytes: $0.bytes) }
      })
  }
}

extension StaffPIN {
  /// - Returns: `nil` where the settings name no file, or with the reason why the file gives no PIN: the kiosk works
  ///   without a staff menu.
  static func found(_ settings: KioskSettings) -> (pin: StaffPIN?, fault: String?) {
    guard let file = settings.screen?.staffPINFile else { return (nil, nil) }
    do throws(SecretFile.Fault) {
      return (try StaffPIN(file: file), nil)
    } catch {
      return (nil, "the staff menu stays closed: \(error)")
    }
  }
}

extension CentreState {
  fileprivate init(_ status: UplinkStatus) {
    self.init(isReached: status.lastSuccess != nil && status.lastFault == nil, unsent: status.unsent.map { Int($0) })
  }
}
