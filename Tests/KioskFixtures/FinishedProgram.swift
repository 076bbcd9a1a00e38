public import Foundation

/// A program that was run to its end, and what it said.
public struct FinishedProgram: Sendable {
  public var ending: ChildProgram.Ending
  public var output: String
  public var errors: String

  /// The exit status; `nil` when a signal ended it.
  public var status: Int32? {
    if case .exited(let status) = ending { status } else { nil }
  }

  /// Runs a program in a directory, where nothing of it stays but what the program itself writes.
  ///
  /// The directory takes the place of the machine's `/etc/queue-kiosk`.
  ///
  /// - Parameters:
  ///   - locale: what the program finds in `LC_ALL`.
  ///   - limit: it is killed after so much time.
  /// - Throws: `ChildProgram.Fault` when it does not end in time.
  public static func run(
    _ name: String, _ arguments: [String], locale: String = "C.UTF-8", environment: [String: String] = [:],
    in directory: URL, within limit: Duration = .seconds(30)
  ) throws -> FinishedProgram {
    let files = ["out", "err"].map { directory.appending(component: ".\(UUID().uuidString).\($0)") }
    defer { for file in files { try? FileManager.default.removeItem(at: file) } }
    let path = directory.path(percentEncoded: false)
    let usual = ["LC_ALL": locale, "KIOSK_CONFIG_DIRECTORY": path]
    let child = try ChildProgram(
      name, arguments, environment: environment.merging(usual) { given, _ in given }, output: .file(files[0].path),
      errors: .file(files[1].path), in: path)
    let ending = try child.end(within: limit)
    let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
    return FinishedProgram(ending: ending, output: texts[0], errors: texts[1])
  }

  /// As the blocking one.
  public static func run(
    _ name: String, _ arguments: [String], locale: String = "C.UTF-8", environment: [String: String] = [:],
    in directory: URL, within limit: Duration = .seconds(30)
  ) async throws -> FinishedProgram {
    try await offThePool {
      try run(name, arguments, locale: locale, environment: environment, in: directory, within: limit)
    }
  }

  /// Runs a program of the system whose answer counts, and nothing else.
  ///
  /// - Parameter command: the path of the program and its arguments.
  /// - Returns: what it wrote on both of its streams.
  /// - Throws: `ChildProgram.Fault` when it fails, with what it said.
  @discardableResult
  public static func output(of command: String...) throws -> String { try output(of: command) }

  @discardableResult
  public static func output(of command: [String], environment: [String: String] = [:]) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(component: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(component: "said").path
    let child = try ChildProgram(
      command[0], Array(command.dropFirst()), environment: environment, output: .file(file))
    let ending = try child.end(within: .seconds(60))
    let said = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    guard ending == .exited(0) else {
      throw ChildProgram.Fault(description: "\(command.joined(separator: " ")): \(ending)\n\(said)")
    }
    return said
  }
}
