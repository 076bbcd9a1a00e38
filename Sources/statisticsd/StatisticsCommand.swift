import ArgumentParser
import CBuild
import StatisticsSite

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

/// Explains what is wrong with a settings file, and with the files that it names.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Explains every error of a settings file; status 78 when there is one.")

  @OptionGroup var options: SettingsOptions

  func run() async throws {
    try await Console.running {
      try StatisticsSite.check(try options.settings())
      print("\(options.file ?? "(defaults)"): no errors")
    }
  }
}
