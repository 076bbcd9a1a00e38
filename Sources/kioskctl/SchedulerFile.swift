import Foundation
import Glibc
import TicketPrinter

/// `cupsd.conf` of the print server of this machine: whether jobs survive a power cut.
struct SchedulerFile {
  static let standard = "/etc/cups/cupsd.conf"

  /// How configurations name the machine's own print server, beside not naming it.
  private static let ownServers: Set<String> = [
    "localhost", "localhost:631", "127.0.0.1:631", "[::1]:631", "/run/cups/cups.sock",
  ]

  enum State: Hashable {
    /// It says so already.
    case fine
    /// This user may change it.
    case changeable
    /// This user may not change it, or not even read it.
    case forbidden
    /// The print server is another machine's, or has its file elsewhere.
    case unknown
  }

  private let file: ReplaceableFile?
  let state: State

  /// - Parameters:
  ///   - path: as given; without it, the standard one of the machine's own print server.
  ///   - server: the print server that was named, if one was.
  init(_ path: String?, server: String?) {
    let isOwn = server.map(Self.ownServers.contains) ?? true
    guard let path = path ?? (isOwn ? Self.standard : nil), access(path, F_OK) == 0 else {
      (file, state) = (nil, .unknown)
      return
    }
    let file = ReplaceableFile(path)
    self.file = file
    guard let text = try? file.text() else {
      state = .forbidden
      return
    }
    let directory = URL(filePath: file.path).deletingLastPathComponent().path(percentEncoded: false)
    let isPermitted = access(file.path, W_OK) == 0 && access(directory, W_OK | X_OK) == 0
    state = SchedulerText.writingAtOnce(text) == nil ? .fine : isPermitted ? .changeable : .forbidden
  }

  var path: String { file?.path ?? Self.standard }
  var isStandard: Bool { path == Self.standard }

  /// Writes the line.
  ///
  /// - Returns: the path of the copy of the file as it was; `nil` when there was nothing to do.
  func change() throws -> String? {
    guard let file else { return nil }
    let text = try file.text()
    guard let new = SchedulerText.writingAtOnce(text) else { return nil }
    let copy = try file.keep(text, marked: ".before-kioskctl-")
    try file.put(new)
    return copy
  }

  /// For whoever may not, or has not asked for it.
  var changeCommand: String { "echo '\(SchedulerText.line)' | sudo tee -a \(path)" }
  static let restartCommand = "sudo systemctl restart cups"

  /// Lets the print server read its file anew.
  ///
  /// - Returns: whether it was restarted.
  static func restart() -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/systemctl")
    process.arguments = ["restart", "cups"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
