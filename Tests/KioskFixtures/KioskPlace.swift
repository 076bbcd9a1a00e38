public import Foundation

/// Where a kiosk of a story lives: a directory with its configuration, its journal, its pipes and its tickets.
///
/// The path is short, because the kernel allows 107 bytes for a socket's (unix(7)).
public final class KioskPlace: Sendable {
  public static let site = "OSS-1"
  public static let kiosk = "K1"

  /// What a story may want otherwise.
  public struct Settings: Sendable {
    /// The centre's address; its credential is in `credentialFile`.
    public var centre: String?
    /// The YAML of the printers.
    public var printers: String
    /// The YAML of the visitor's screen, over which the input `screen` then lies; `nil`: that input has two zones.
    public var screen: String?
    /// More YAML at the end.
    public var more = ""
  }

  public let directory: URL
  public var path: String { directory.path(percentEncoded: false) }
  public var stateDirectory: String { path + "/state" }
  public var journalFile: String { stateDirectory + "/journal.sqlite" }
  public var highWaterDirectory: String { path + "/high-water" }
  public var siteSecretFile: String { stateDirectory + "/site-secret" }
  public var socket: String { path + "/run/control.sock" }
  public var ticketFolder: String { path + "/tickets" }
  public var credentialFile: String { path + "/credential" }
  public var configurationFile: String { path + "/kioskd.yaml" }
  public var logFile: String { path + "/kioskd.log" }

  public init() throws {
    directory = URL(filePath: "/tmp/kq-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(
      at: directory.appending(component: "tickets"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    try configure { _ in }
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Writes the configuration: a pad with keys for tickets (A, B) and ratings (1–5), a screen with two zones, and
  /// opening hours without end, so that a story passes at any time of day.
  public func configure(_ change: (inout Settings) -> Void) throws {
    var settings = Settings(centre: nil, printers: "printers: [{name: ticket, folder: \(path)/tickets}]")
    change(&settings)
    try Data(yaml(settings).utf8).write(to: URL(filePath: configurationFile))
  }

  /// What kioskd has said so far.
  public var log: String { (try? String(contentsOfFile: logFile, encoding: .utf8)) ?? "" }

  private static let zones = """
        zones:
          - {name: advice, x: 0, y: 0, width: 0.5, height: 1, issue: ADVICE}
          - {name: information, x: 0.5, y: 0, width: 0.5, height: 1, issue: INFORMATION}
    """

  private func yaml(_ settings: Settings) -> String {
    let centre = settings.centre.map { "centre: {url: \"\($0)\", credential_file: \(path)/credential}" } ?? ""
    let ratings = (1...5).map { "      KEY_\($0): {rate: \($0), of: 5}" }.joined(separator: "\n")
    return """
      site: {code: \(Self.site), name: {th: ศูนย์บริการตัวอย่าง, en: Sample centre}, base_url: https://queue.example.org}
      kiosk:
        code: \(Self.kiosk)
        state_directory: \(path)/state
        high_water_directory: \(path)/high-water
        runtime_directory: \(path)/run
      hours: always
      services:
        - {code: ADVICE, name: {th: ให้คำปรึกษา, en: Advice}, kind: MISSION, series: A}
        - {code: INFORMATION, name: {th: สอบถามข้อมูล, en: Information}, kind: INFORMATION, series: C}
      \(settings.printers)
      inputs:
        - name: pad
          fifo: \(path)/run/pad
          rating: exit
          keys:
            KEY_A: {issue: ADVICE}
            KEY_B: {issue: INFORMATION, visitor_type: JURISTIC, lane: PRIORITY}
      \(ratings)
        - name: screen
          fifo: \(path)/run/screen
      \(settings.screen ?? Self.zones)
      \(centre)
      \(settings.more)
      """
  }
}
