import ArgumentParser
import Events
import Settings
import Terminal

/// The kiosk's configuration that a command reads or changes.
struct ConfigurationOption: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(Bilingual(thai: "ไฟล์ตั้งค่าของตู้", english: "The kiosk's configuration."), valueName: "file"))
  var path = MachineFolders.configurationFile

  var file: ConfigurationFile { ConfigurationFile(path) }

  /// A configuration to look at, without the kiosk. Warnings are printed.
  ///
  /// - Throws: `Failure` with every fault of the file.
  func preview() throws -> KioskSettings {
    do throws(SettingsFaults) {
      let checked = try KioskSettings.load(path)
      for warning in checked.warnings { StandardError.say("\(warning)") }
      return checked.settings
    } catch {
      throw Failure(.configuration, Bilingual(thai: "\(error)"))
    }
  }
}
