public import Foundation

/// A program that was run to its end, and what it said.
public struct FinishedProgram: Sendable {
  public var ending: ChildProgram.Ending
  public var output: String
  public var errors: String

  /// - Parameter locale: what the program finds in `LC_ALL`.
  public static func run(
    _ name: String, _ arguments: [String], locale: String = "C.UTF-8", environment: [String: String] = [:],
    in directory: URL
  ) async throws -> FinishedProgram {
    let files = ["out", "err"].map { directory.appending(component: ".\(UUID().uuidString).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    let child = try ChildProgram(
      name, arguments, environment: environment.merging(["LC_ALL": locale]) { $1 }, output: files[0], errors: files[1])
    let ending = try await child.end(within: .seconds(30))
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return FinishedProgram(ending: ending, output: texts[0], errors: texts[1])
  }
}
