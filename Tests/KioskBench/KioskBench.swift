import ArgumentParser
import Foundation
import KioskFixtures

/// Measures the product from outside: real processes, a real cupsd, a real disk.
@main
struct KioskBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measures press, paper, journal and centre on this machine.",
    subcommands: [Measure.self, Printer.self, Burner.self],
    defaultSubcommand: Measure.self)
}

struct Measure: ParsableCommand {
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case raster, screen, touch, input, press, paper, backend, issuers, memory, idle, start, large, export
  }

  @Flag(help: "A short pass through everything, to see that the bench works; its figures prove little.")
  var quick = false

  @Option(help: "Where the measured files go; must be on a disk.")
  var directory = "."

  @Option(help: "Only this part; may be given several times.")
  var part: [Part] = []

  /// Status 1 when a bar was missed, 78 for a directory without a disk.
  func run() throws {
    let machine: Machine
    do { machine = try Machine(directory: directory) } catch {
      FileHandle.standardError.write(Data("bench: \(error)\n".utf8))
      throw ExitCode(78)
    }
    let folder = URL(filePath: directory).appending(path: ".bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var report = Report(machine: machine)
    for part in part.isEmpty ? Part.allCases : part { try measure(part, in: folder.absoluteURL, &report) }
    report.say("\nbars missed: \(report.missed)")
    if report.missed > 0 { throw ExitCode(1) }
  }

  private func measure(_ part: Part, in folder: URL, _ report: inout Report) throws {
    switch part {
    case .raster: try PaperMeasure.raster(quick ? 200 : 2000, &report)
    case .input: try InputMeasure.run(quick ? 500 : 5000, seconds: quick ? 5 : 30, in: folder, &report)
    case .screen: try ScreenMeasure.run(quick ? 1 : 4, &report)
    case .touch:
      let (touches, visits, seconds) = quick ? (100, 10, 60) : (1000, 100, 300)
      try TouchMeasure.run(touches: touches, visits: visits, idle: seconds, in: folder, &report)
    case .press: try PressMeasure.run(quick ? 1000 : 5000, in: folder, &report)
    case .paper: try PaperMeasure.run(quick ? 30 : 500, in: folder, &report)
    case .backend: try BackendMeasure.run(quick ? 20 : 200, in: folder, &report)
    case .issuers: try IssuerMeasure.run(issuers: 50, seconds: quick ? 3 : 20, in: folder, &report)
    case .memory: try MemoryMeasure.run(quick ? (100, 1000) : (1000, 10_000), in: folder, &report)
    case .idle: try IdleMeasure.run(seconds: quick ? 10 : 60, in: folder, &report)
    case .export: try ExportMeasure.run(events: quick ? 50_000 : 700_000, in: folder, &report)
    case .start:
      let (events, today, rounds) = quick ? (50_000, 5000, 3) : (1_000_000, 100_000, 20)
      try StartMeasure.run(events: events, today: today, rounds: rounds, in: folder, &report)
    case .large: try LargeMeasure.run(events: quick ? 50_000 : 1_000_000, in: folder, &report)
    }
  }
}
