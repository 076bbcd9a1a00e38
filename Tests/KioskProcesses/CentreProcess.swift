public import Foundation

/// A running statisticsd on a free port of loopback, with one kiosk registered.
public final class CentreProcess {
  public let port: Int
  public let process: ChildProcess
  private let folder: URL
  private let credentialFile: String

  /// Registers kiosk `kiosk-1` of site `bench` and serves.
  public init(in parent: URL) throws {
    folder = parent.appending(path: "c-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let state = folder.appending(path: "state").path
    let program = Programs.path(of: "statisticsd")
    let added = try ChildProcess.run(
      [program, "device", "add", "kiosk-1", "--site", "bench", "--state-directory", state])
    guard added.status == 0 else { throw KioskProcess.NotReady(description: added.output) }
    credentialFile = folder.appending(path: "credential").path
    try Data(added.output.trimmingCharacters(in: .newlines).utf8).write(to: URL(filePath: credentialFile))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: credentialFile)
    let log = folder.appending(path: "log").path
    let manager = try ServiceManager(folder.appending(path: "notify").path)
    process = try ChildProcess(
      [program, "--state-directory", state, "--port", "0"],
      environment: ["PATH": "/usr/bin:/bin", "NOTIFY_SOCKET": manager.path], output: log)
    let ready = manager.hears("READY=1", within: 30) != nil
    let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    guard ready, let port = text.split(separator: "127.0.0.1:").last.flatMap({ Int($0.prefix(while: \.isNumber)) })
    else { throw KioskProcess.NotReady(description: "statisticsd is not ready: \(text)") }
    self.port = port
  }

  /// The section `centre` of a kiosk that sends here.
  public var settings: String { "centre: {url: \"http://127.0.0.1:\(port)\", credential_file: \(credentialFile)}" }

  /// The daily visits of some dates as CSV.
  public func dailyVisits(from: String, to: String) throws -> String {
    let address = "http://127.0.0.1:\(port)/api/v1/daily-visits?from=\(from)&to=\(to)&format=csv"
    return try ChildProcess.run(["curl", "-sS", address]).output
  }

  public func stop() {
    process.stop()
    try? FileManager.default.removeItem(at: folder)
  }
}
