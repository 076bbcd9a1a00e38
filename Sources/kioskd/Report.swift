internal import CBuild
import Foundation

/// What this program is called by in reports and in `kiosk.started`.
enum Program {
  static let version = String(cString: cbuild_version())
  /// No clock can be right before this program was written; milliseconds since 1970 UTC.
  static let buildDate: Int64 = cbuild_date()
}

/// All that this program logs: a line to standard error, which systemd keeps.
enum Report {
  /// Says a line, or nothing: a full disk or a service manager that has closed the stream must not end the kiosk, as
  /// `FileHandle.write(_:)` would.
  static func line(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("kioskd: \(text)\n".utf8))
  }
}
