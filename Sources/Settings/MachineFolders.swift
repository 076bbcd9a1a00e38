import Foundation

/// Where the files of this machine are that an office may change.
public enum MachineFolders {
  /// Names one folder that takes the place of all of them: for a second kiosk on a machine, and for trials that must not
  /// see what is installed.
  static let variable = "KIOSK_CONFIG_DIRECTORY"

  /// The office's own, then the package's.
  public static var all: [String] {
    let named = ProcessInfo.processInfo.environment[variable] ?? ""
    return named.isEmpty ? ["/etc/queue-kiosk", "/usr/share/queue-kiosk"] : [named]
  }

  /// The configuration that a command takes that is told of none; it may be absent.
  public static var configurationFile: String { all[0] + "/kioskd.yaml" }

  /// The paths of a file that exist, the most particular first.
  public static func paths(of name: String, in folders: [String] = all) -> [String] {
    folders.map { "\($0)/\(name)" }.filter { FileManager.default.fileExists(atPath: $0) }
  }
}
