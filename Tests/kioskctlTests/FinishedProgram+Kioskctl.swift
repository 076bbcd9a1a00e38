import Foundation
import KioskFixtures

extension FinishedProgram {
  /// Runs kioskctl in a directory.
  static func kioskctl(_ arguments: [String], locale: String = "C.UTF-8", in directory: URL) throws -> Self {
    try run("kioskctl", arguments, locale: locale, in: directory)
  }
}
