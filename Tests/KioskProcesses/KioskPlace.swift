public import Foundation

/// The folder of one kiosk: its settings, journal, sockets, pads and tickets.
public struct KioskPlace: Sendable {
  /// What is printed on.
  public enum Paper: Sendable {
    case none
    /// Pictures in `tickets`.
    case folder
    case cups(queue: String, server: String)
  }

  public let folder: URL
  public var paper: Paper
  public var pads: Int
  /// The lines of the section `centre`, or nothing.
  public var centre: String
  /// Whether there is a visitor's screen: 24 inches, 1920 × 1080 dots in memory, touched through the pipe `touch`.
  public var hasScreen: Bool

  /// Makes the folder.
  ///
  /// - Parameter parent: where the measured file system is.
  public init(
    in parent: URL, paper: Paper = .none, pads: Int = 1, centre: String = "", hasScreen: Bool = false
  ) throws {
    // Short: a socket's path has at most 107 bytes.
    folder = parent.appending(path: "k-\(UUID().uuidString.prefix(8))")
    self.paper = paper
    self.pads = pads
    self.centre = centre
    self.hasScreen = hasScreen
    try FileManager.default.createDirectory(
      at: folder.appending(path: "tickets"), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }

  public func remove() { try? FileManager.default.removeItem(at: folder) }

  public func path(_ name: String) -> String { folder.appending(path: name).path }
  public var journal: String { path("state/journal.sqlite") }
  public var controlSocket: String { path("run/control.sock") }
  public var log: String { path("log") }
  public var touchPath: String { path("touch") }
  public func padPath(_ pad: Int) -> String { path("pad-\(pad)") }

  /// Writes the settings that the place describes now.
  ///
  /// - Returns: the file.
  public func writeSettings() throws -> String {
    let file = path("kioskd.yaml")
    try settings.write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  /// The pictures that have been printed into the folder: the job's name without its ending.
  public func pictures() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path("tickets"))
      .filter { $0.hasSuffix(".png") }.map { String($0.dropLast(4)) }
  }

  private var settings: String {
    """
    site: {code: bench, name: {th: "ศูนย์บริการ", en: "Office"}, telephone: "0 2000 0000"}
    kiosk:
      code: kiosk-1
      state_directory: \(path("state"))
      high_water_directory: \(path("high-water"))
      runtime_directory: \(path("run"))
    hours: always
    services:
      - code: ADVICE
        name: {th: "ให้คำปรึกษาแนะนำเบื้องต้น", en: "First advice"}
        kind: MISSION
        series: A
        place: {th: "ชั้น 1 ช่องบริการ 1–3", en: "Floor 1, counters 1–3"}
        documents: [{th: "บัตรประจำตัวประชาชน", en: "National ID card"}]
    \(printers)
    \(screen)
    \(inputs)
    \(centre)
    """
  }

  private var printers: String {
    switch paper {
    case .none: ""
    case .folder: "printers: [{name: tickets, folder: \(path("tickets")), width_dots: 576}]"
    case .cups(let queue, let server):
      "printers: [{name: tickets, cups: {queue: \(queue), server: \"\(server)\"}, width_dots: 576}]"
    }
  }

  private var screen: String {
    guard hasScreen else { return "" }
    return "screen: {width_mm: 531, height_mm: 299, mode: 1920x1080, page: {listen: {port: 0}}}"
  }

  private var inputs: String {
    guard pads > 0 || hasScreen else { return "" }
    let keys = (0..<Pad.buttons).map { "\(Pad.key($0)): {issue: ADVICE}" }.joined(separator: ", ")
    return "inputs:\n"
      + (0..<pads).map { "  - {name: pad-\($0), fifo: \(padPath($0)), keys: {\(keys)}}\n" }.joined()
      + (hasScreen ? "  - {name: touch, fifo: \(touchPath), screen: true}\n" : "")
  }
}
