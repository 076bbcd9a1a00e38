public import Settings

extension DeviceQuirks {
  /// Reads the list that holds on this machine.
  ///
  /// - Parameter file: as the settings name it; `nil`: `quirks.yaml` in the first of `MachineFolders` that has one, else
  ///   the copy built in.
  /// - Throws: everything that is wrong with the file that counts.
  public static func find(named file: String?) throws(SettingsFaults) -> CheckedSettings<DeviceQuirks> {
    try load(file ?? MachineFolders.paths(of: "quirks.yaml").first) { EventCode(named: $0) }
  }
}
