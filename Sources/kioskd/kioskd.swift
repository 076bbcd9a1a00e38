import ArgumentParser
import Events
import Foundation
import InputDevices
import InputReading
import Kiosk
import Settings
import Terminal
import VisitorJourney
import VisitorPages
import VisitorVoice

/// Starts the program on executors of its own choice, before the first task is made.
@main
enum Entry {
  static func main() throws {
    EventLoopExecutors.install()
    Task { @MainActor in await KioskDaemon.runAsProgram(named: "kioskd") }
    try EventLoopExecutors.runMain()
  }
}

/// The kiosk's daemon: reads its configuration, and leaves the rest to `KioskComposition`.
struct KioskDaemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskd",
    abstract: Bilingual(
      thai: "ระบบบัตรคิวและประเมินความพึงพอใจ", english: "Gives queue numbers, prints tickets, takes ratings."),
    version: Program.version, subcommands: [Run.self, Check.self], defaultSubcommand: Run.self)
}

/// The configuration file, and how its faults are said.
struct ConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(Bilingual(thai: "แฟ้มการตั้งค่า (YAML)", english: "The configuration (YAML)."), valueName: "file"))
  var config = MachineFolders.configurationFile

  /// - Throws: `ExitCode` 78 (`EX_CONFIG` of sysexits.h) after saying every fault of the files.
  func load() throws -> (settings: KioskSettings, quirks: DeviceQuirks) {
    do throws(SettingsFaults) {
      let checked = try KioskSettings.load(config)
      let quirks = try DeviceQuirks.find(named: checked.settings.kiosk.quirksFile)
      for warning in checked.warnings + quirks.warnings { Report.line("\(warning)") }
      return (checked.settings, quirks.settings)
    } catch {
      Report.line("\(error)")
      throw ExitCode(Failure.Kind.configuration.rawValue)
    }
  }
}

/// `kioskd run`: until it is stopped; the exit codes are those of `sysexits.h`.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: Bilingual(thai: "เริ่มระบบ (ค่าปริยาย)", english: "Run the kiosk (default)."))

  @OptionGroup var configuration: ConfigurationOption

  func run() async throws {
    let (settings, quirks) = try configuration.load()
    try await KioskComposition(settings, quirks: quirks).run()
  }
}
