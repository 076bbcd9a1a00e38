public import Foundation

/// Where a kiosk of a story lives: a directory with its configuration, its journal, its pipes and its tickets. It goes
/// with this object.
///
/// The path is short, because the kernel allows 107 bytes for a socket's (unix(7)).
public final class KioskPlace: Sendable {
  public static let site = "OSS-1"
  public static let kiosk = "K1"

  public let directory: URL
  public var path: String { directory.path(percentEncoded: false) }
  public var stateDirectory: String { file("state") }
  public var journalFile: String { file("state/journal.sqlite") }
  public var siteSecretFile: String { file("state/site-secret") }
  public var highWaterDirectory: String { file("high-water") }
  public var socket: String { file("run/control.sock") }
  public var ticketFolder: String { file("tickets") }
  public var credentialFile: String { file("credential") }
  public var configurationFile: String { file("kioskd.yaml") }
  public var logFile: String { file("kioskd.log") }

  /// - Parameters:
  ///   - parent: where the directory is made; a bench needs a disk below it.
  ///   - change: what this story wants otherwise.
  public init(in parent: URL = URL(filePath: "/tmp"), _ change: (inout KioskPlaceSettings) -> Void = { _ in }) throws {
    directory = parent.appending(component: "kq-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: directory.appending(component: "tickets"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try configure(change)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// The path of something in the directory.
  public func file(_ name: String) -> String { directory.appending(path: name).path(percentEncoded: false) }

  /// The named pipe of an input.
  public func pipe(_ input: String) -> String { file(input + ".pipe") }

  /// Writes the configuration.
  public func configure(_ change: (inout KioskPlaceSettings) -> Void) throws {
    var settings = KioskPlaceSettings(ticketFolder: ticketFolder)
    change(&settings)
    try Data(settings.yaml(of: self).utf8).write(to: URL(filePath: configurationFile))
  }

  /// What kioskd has said so far.
  public var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "" }

  /// The pictures that have been printed into the folder: the job's name without its ending.
  public func pictures() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: ticketFolder)
      .filter { $0.hasSuffix(".png") }.map { String($0.dropLast(4)) }
  }
}
