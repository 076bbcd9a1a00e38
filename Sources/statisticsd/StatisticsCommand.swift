import ArgumentParser
import CBuild
import Foundation
import Settings

/// The centre's daemon and its administration, which work on the same store and may run side by side.
@main
struct StatisticsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "statisticsd", abstract: "Receives the journals of kiosks and answers with daily counts.",
    version: String(cString: cbuild_version()),
    subcommands: [
      ServeCommand.self, CheckCommand.self, DeviceCommand.self, SetAsideCommand.self, RecountCommand.self,
    ], defaultSubcommand: ServeCommand.self)
}

/// Which settings a command works with.
struct SettingsOptions: ParsableArguments {
  @Option(help: "The settings file; without it the defaults, on this machine only.")
  var config: String?

  @Option(help: "Where the store is, instead of what the settings say.")
  var stateDirectory: String?

  @Option(help: "The port to listen on, instead of what the settings say; 0 takes any free port.")
  var port: Int?

  /// - Throws: `ExitCode` 78 (`EX_CONFIG` of `sysexits.h`) after every fault was printed.
  func settings() throws -> StatisticsSettings {
    var settings = try config.map { try Self.load($0) } ?? Self.embedded()
    if let stateDirectory { settings.stateDirectory = stateDirectory }
    if let port { settings.listen.port = port }
    return settings
  }

  /// - Throws: `ExitCode` 78 after every fault of the file was printed; warnings are printed only.
  private static func load(_ file: String) throws -> StatisticsSettings {
    do {
      let checked = try StatisticsSettings.load(file)
      for warning in checked.warnings { Console.error(warning.description) }
      return checked.settings
    } catch {
      Console.error(error.description)
      throw ExitCode(78)
    }
  }

  /// Anyone on this machine may read; nobody else can connect.
  private static func embedded() throws -> StatisticsSettings {
    try StatisticsSettings.check("public: true\n", file: "(defaults)").settings
  }
}

/// Explains what is wrong with a settings file.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Explains every error of a settings file; status 78 when there is one.")

  @OptionGroup var options: SettingsOptions

  func run() throws {
    _ = try options.settings()
    print("\(options.config ?? "(defaults)"): no errors")
  }
}
