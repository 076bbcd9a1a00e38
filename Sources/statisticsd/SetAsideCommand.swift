import ArgumentParser
import Events
import Ports
import Settings
import StatisticsStore

/// `statisticsd set-aside`: events that came whole and were not valid.
struct SetAsideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-aside", abstract: "Looks at events that were received and are not valid.",
    subcommands: [List.self, Readmit.self])

  /// Columns apart by tabs; the bytes themselves stay in the store.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows every event that is set aside, and why.")
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running {
        print("id\tsite\tdevice\tjournal\tseq\treason\tbytes")
        for event in try await SQLiteStore(in: try options.settings()).setAside() {
          Console.line([
            "\(event.id)", event.site, event.device, "\(event.journal)", "\(event.seq)", event.reason,
            "\(event.raw.count)",
          ])
        }
      }
    }
  }

  /// After an update that can read what an older version could not.
  struct Readmit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Takes an event back in that this version can read, and counts it.")
    @Argument(help: "The event's id in the list.") var id: Int64
    @OptionGroup var options: SettingsOptions

    func run() async throws {
      try await Console.running { try await SQLiteStore(in: try options.settings()).readmit(setAside: id) }
    }
  }
}

/// `statisticsd recount`: the proof that the published figures follow from the events.
///
/// The store's writer is held meanwhile; kiosks wait, and send again where they cannot.
struct RecountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recount", abstract: "Counts every stored event anew and compares; status 1 when counts differ.")

  @Flag(help: "Mend the counts that differ.") var mend = false
  @OptionGroup var options: SettingsOptions

  func run() async throws {
    try await Console.running {
      let report = try await SQLiteStore(in: try options.settings()).recount(mending: mend)
      for difference in report.differences {
        let tally = difference.tally
        Console.line([
          difference.site, difference.kiosk, tally.table, tally.measure, "\(tally.by)", "\(tally.count)",
        ])
      }
      print("\(report.events) events, \(report.differences.count) differences")
      if !report.differences.isEmpty, !mend { throw ExitCode.failure }
    }
  }
}
