import ArgumentParser
import Foundation

/// What people at a terminal read.
enum Console {
  /// Says a line on standard error, or nothing where that cannot be written: `FileHandle.write(_:)` would trap.
  static func error(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Runs a command; a failure (`StoreFault`, `SiteFault`, `SecretFile.Fault`) is one line and a status, never a stack of causes.
  static func running(_ command: () async throws -> Void) async throws {
    do {
      try await command()
    } catch let status as ExitCode {
      throw status
    } catch {
      Console.error("statisticsd: \(error)")
      throw ExitCode.failure
    }
  }
}
