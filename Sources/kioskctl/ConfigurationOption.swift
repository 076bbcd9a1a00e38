import Settings

extension KioskSettings {
  /// A configuration to look at, without the kiosk.
  ///
  /// - Throws: `Failure` with every fault of the file; warnings are told and pass.
  static func forPreview(_ file: String) throws -> KioskSettings {
    do throws(SettingsFaults) {
      let checked = try load(file)
      for warning in checked.warnings { StandardError.say("\(warning)") }
      return checked.settings
    } catch {
      throw Failure(.configuration, "\(error)", thai: "\(error)")
    }
  }
}
