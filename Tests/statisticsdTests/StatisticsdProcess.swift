import Foundation
import KioskFixtures

/// The built statisticsd, run to its end.
enum StatisticsdProcess {
  static func run(_ arguments: [String], environment: [String: String] = [:]) throws -> FinishedProgram {
    let folder = FileManager.default.temporaryDirectory.appending(component: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try FinishedProgram.run("statisticsd", arguments, environment: environment, in: folder)
  }
}
