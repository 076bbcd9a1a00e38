import ArgumentParser
import CBuild
import Foundation

/// `kioskctl`: what staff and administrators ask of a kiosk and its journal.
@main
struct KioskControl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kioskctl",
    abstract: localised("Ask a kiosk and its journal.", thai: "สอบถามตู้กดบัตรคิวและสมุดบันทึกเหตุการณ์ของตู้"),
    version: String(cString: cbuild_version()),
    subcommands: [
      StatusCommand.self, TicketCommand.self, PrinterCommand.self, CountCommand.self, DateCommand.self,
      IssuingCommand.self, MessageCommand.self, InputCommand.self, ScreenCommand.self, StopCommand.self,
      ExportCommand.self,
      JournalCommand.self,
    ])

  /// Exit status: 0 done, 1 the journal is not sound or the kiosk refused, 64 usage, 66 no such input, 69 no kiosk
  /// answers, 74 reading or writing failed, 78 the configuration is wrong.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      StandardError.say("kioskctl: \(failure)")
      exit(withError: ExitCode(failure.kind.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}
