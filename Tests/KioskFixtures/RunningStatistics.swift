internal import AsyncHTTPClient
public import Foundation
internal import Glibc
internal import NIOCore
internal import NIOHTTP1

/// The real statisticsd on loopback.
public final class RunningStatistics: Sendable {
  /// Where it will serve; the port is taken from the machine and free until it starts.
  public struct Place: Sendable {
    public let directory: URL
    public let port: Int
    public var address: String { "http://127.0.0.1:\(port)" }
    public var stateDirectory: String { file("state") }
    public var logFile: String { file("statisticsd.log") }
    var configurationFile: String { file("statisticsd.yaml") }

    /// - Parameter directory: made here.
    public init(_ directory: URL) throws {
      self.directory = directory
      port = try LoopbackPort.free()
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      let yaml = """
        listen: {address: 127.0.0.1, port: \(port)}
        state_directory: \(stateDirectory)
        public: true
        """
      try Data(yaml.utf8).write(to: URL(filePath: configurationFile))
    }

    func file(_ name: String) -> String { directory.appending(path: name).path(percentEncoded: false) }

    /// Registers a kiosk and writes its credential where the kiosk reads it.
    public func register(_ kiosk: KioskPlace) throws {
      let added = try FinishedProgram.run(
        "statisticsd",
        ["device", "add", KioskPlace.kiosk, "--site", KioskPlace.site, "--config", configurationFile], in: directory)
      guard added.ending == .exited(0) else { throw ChildProgram.Fault(description: added.errors) }
      try Data(added.output.utf8).write(to: URL(filePath: kiosk.credentialFile))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: kiosk.credentialFile)
    }

    /// As the blocking one.
    public func register(_ kiosk: KioskPlace) async throws { try await offThePool { try self.register(kiosk) } }
  }

  public let place: Place
  public let program: ChildProgram

  /// Starts statisticsd and returns when it says that it is ready.
  ///
  /// - Throws: `ChildProgram.Fault` with what it said when it is not ready within 60 s.
  public init(at place: Place) throws {
    self.place = place
    program = try Self.start(at: place)
  }

  /// As the blocking one.
  public init(at place: Place) async throws {
    self.place = place
    program = try await offThePool { try Self.start(at: place) }
  }

  /// Starts one for a kiosk, in a folder of the kiosk's place.
  public static func serving(_ kiosk: KioskPlace) throws -> RunningStatistics {
    let place = try Place(kiosk.directory.appending(component: "centre"))
    try place.register(kiosk)
    return try RunningStatistics(at: place)
  }

  private static func start(at place: Place) throws -> ChildProgram {
    let manager = try ServiceManager(in: place.directory.path)
    let program = try ChildProgram(
      "statisticsd", ["--config", place.configurationFile], environment: manager.environment,
      output: .file(place.logFile))
    guard manager.receive("READY=1", from: program, within: .seconds(60)) != nil else {
      program.kill()
      let said = (try? String(contentsOfFile: place.logFile, encoding: .utf8)) ?? ""
      throw ChildProgram.Fault(description: "statisticsd is not ready:\n\(said)")
    }
    return program
  }

  public func stop() async throws {
    program.signal(SIGTERM)
    try await program.end()
  }

  /// Waits until the centre's daily table is as it must be.
  ///
  /// - Parameters:
  ///   - table: `daily-visits` or `daily-ratings`.
  ///   - date: the only one of the table.
  /// - Returns: the table as CSV; `nil` when it did not become so within 90 s.
  public func table(
    _ table: String, on date: String, until isThere: @escaping @Sendable (String) -> Bool
  ) async throws -> String? {
    let place = place
    return try await FolderWatch.wait(in: place.stateDirectory, within: .seconds(90)) {
      let csv = try Self.table(table, from: date, to: date, at: place)
      return isThere(csv) ? csv : nil
    }
  }

  /// A table of some dates as CSV, as it is now.
  public func table(_ table: String, from first: String, to last: String) throws -> String {
    try Self.table(table, from: first, to: last, at: place)
  }

  private static func table(_ table: String, from first: String, to last: String, at place: Place) throws -> String {
    let address = "\(place.address)/api/v1/\(table)?from=\(first)&to=\(last)&format=csv"
    let answer = try HTTPClient.shared.get(url: address).wait()
    guard answer.status == .ok else {
      throw ChildProgram.Fault(description: "\(address) answers \(answer.status)")
    }
    return answer.body.map { String(buffer: $0) } ?? ""
  }
}
