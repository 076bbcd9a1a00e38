import ArgumentParser
import Foundation
import InputDevices
import InputReading
import Kiosk
import Settings
import VisitorVoice
import VisitorPages
import VisitorJourney

/// Starts the program on executors of its own choice, before the first task is made.
@main
enum Entry {
  static func main() throws {
    EventLoopExecutors.install()
    Task { @MainActor in
      await KioskDaemon.main()
      exit(EXIT_SUCCESS)
    }
    try EventLoopExecutors.runMain()
  }
}

/// The kiosk's daemon: reads its configuration, and leaves the rest to `KioskComposition`.
struct KioskDaemon: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskd",
    abstract: "Gives queue numbers, prints tickets, takes ratings. ระบบบัตรคิวและประเมินความพึงพอใจ",
    version: Program.version, subcommands: [Run.self, Check.self], defaultSubcommand: Run.self)
}

/// The configuration file, and how its faults are told.
struct ConfigurationOption: ParsableArguments {
  @Option(name: .long, help: "The configuration (YAML). แฟ้มการตั้งค่า")
  var config = MachineFolders.configurationFile

  /// - Throws: `ExitCode` 78 (`EX_CONFIG` of sysexits.h) after telling every fault of the files.
  func load() throws -> (settings: KioskSettings, quirks: DeviceQuirks) {
    do throws(SettingsFaults) {
      let checked = try KioskSettings.load(config)
      let quirks = try DeviceQuirks.find(named: checked.settings.kiosk.quirksFile)
      for warning in checked.warnings + quirks.warnings { Report.line("\(warning)") }
      return (checked.settings, quirks.settings)
    } catch {
      Report.line("\(error)")
      throw ExitCode(78)
    }
  }
}

/// `kioskd check`: the same reading that a start does, without a start; status 78 when something is wrong.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Check a configuration and exit. ตรวจสอบการตั้งค่า")

  @OptionGroup var configuration: ConfigurationOption

  func run() throws {
    let (settings, quirks) = try configuration.load()
    try checkLayout(settings)
    try checkTickets(settings)
    checkSpeech(settings)
    print(
      "\(configuration.config): \(settings.services.count) services, \(settings.printers.count) printers, "
        + "\(settings.inputs.count) inputs, \(quirks.quirks.count) known quirks. OK ใช้ได้")
  }
}

extension Check {
  /// Says that the speech player is not there; the kiosk works without it.
  private func checkSpeech(_ settings: KioskSettings) {
    guard let program = settings.screen?.speechPlayer.first, SpeechPlayer.find(program) == nil else { return }
    Report.line(
      "\(configuration.config): warning: screen.speech: there is no program \(program), so nothing will be spoken. "
        + "Install it, or write its whole path. ไม่พบโปรแกรม \(program) จึงจะไม่มีเสียงพูด")
  }

  /// - Throws: `ExitCode` 78 when the screen has something that no finger can press at the panel's size.
  private func checkLayout(_ settings: KioskSettings) throws {
    let problems = VisitorOffer(settings)?.layoutProblems ?? []
    guard !problems.isEmpty else { return }
    for problem in problems.prefix(10) { Report.line("\(problem)") }
    Report.line(
      "\(configuration.config): screen: a panel of this size cannot hold the screen (\(problems.count) problems). "
        + "Check width_mm and height_mm, or use a larger panel. จอขนาดนี้เล็กเกินไป ตรวจ width_mm และ height_mm")
    throw ExitCode(78)
  }
}

/// `kioskd run`: until it is stopped; the exit codes are those of `sysexits.h`.
struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run the kiosk (default). เริ่มระบบ")

  @OptionGroup var configuration: ConfigurationOption

  func run() async throws {
    let (settings, quirks) = try configuration.load()
    do {
      try await KioskComposition(settings, quirks: quirks).run()
    } catch let fault as StartFault {
      Report.line(fault.description)
      throw ExitCode(fault.exitCode)
    }
  }
}
