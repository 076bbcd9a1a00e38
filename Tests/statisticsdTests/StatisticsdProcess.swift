import Foundation
import KioskProcesses

/// The built statisticsd, run as a process in a folder of its own.
enum StatisticsdProcess {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// Beside the test's own bundle.
  static var program: URL { URL(filePath: Programs.path(of: "statisticsd")) }

  /// Runs a command to its end.
  static func run(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = program
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: complaints, as: UTF8.self))
  }
}
