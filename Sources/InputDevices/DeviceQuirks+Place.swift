internal import Foundation
public import Settings

extension DeviceQuirks {
  /// Where the list is looked for when the settings name no file, in this order; else the copy built in is taken.
  public static let places = ["/etc/queue-kiosk/quirks.yaml", "/usr/share/queue-kiosk/quirks.yaml"]

  /// Reads the list that holds on this machine.
  ///
  /// - Parameter file: as the settings name it.
  /// - Throws: everything that is wrong with the file that counts.
  public static func find(named file: String?) throws(SettingsFaults) -> CheckedSettings<DeviceQuirks> {
    try load(file ?? places.first { FileManager.default.fileExists(atPath: $0) }) { EventCode(named: $0) }
  }
}
