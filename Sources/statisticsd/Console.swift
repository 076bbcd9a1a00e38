import ArgumentParser
import Events
import Foundation
import StatisticsSite
import WebServer

/// What people at a terminal read.
enum Console {
  /// Says a line on standard error, or nothing where that cannot be written: `FileHandle.write(_:)` would trap.
  static func error(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Says a line on standard output. What came from devices may hold anything, and a terminal gets none of it raw.
  static func line(_ columns: [String]) { print(columns.map(\.plainText).joined(separator: "\t")) }

  /// `EX_CONFIG` of `sysexits.h`: the unit does not start the program again, which would change nothing.
  static let configurationFault: Int32 = 78

  /// Runs a command; a failure (`StoreFault`, `SiteFault`, `SecretFile.Fault`) is one line and a status, never a stack of causes.
  static func running(_ command: () async throws -> Void) async throws {
    do {
      try await command()
    } catch let status as ExitCode {
      throw status
    } catch let fault as SiteFault {
      Console.error("statisticsd: \(fault)")
      throw ExitCode(configurationFault)
    } catch let fault as ListenFault {
      Console.error("statisticsd: \(fault.english)\n  ภาษาไทย: \(fault.thai)")
      throw ExitCode.failure
    } catch {
      Console.error("statisticsd: \(error)")
      throw ExitCode.failure
    }
  }
}
