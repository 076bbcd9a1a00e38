public import Foundation
internal import FoundationNetworking
internal import Glibc

/// The real statisticsd on loopback, with a registered kiosk.
public final class RunningStatistics: Sendable {
  /// Where it will serve; the port is taken from the machine and free until it starts.
  public struct Place: Sendable {
    public let directory: URL
    public let port: Int
    public var address: String { "http://127.0.0.1:\(port)" }
    var path: String { directory.path(percentEncoded: false) }
    var configurationFile: String { path + "/statisticsd.yaml" }

    /// - Parameter directory: made here.
    public init(_ directory: URL) throws {
      self.directory = directory
      port = try Self.freePort()
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      let yaml = """
        listen: {address: 127.0.0.1, port: \(port)}
        state_directory: \(directory.path(percentEncoded: false))/state
        public: true
        """
      try Data(yaml.utf8).write(to: URL(filePath: configurationFile))
    }

    /// Registers a kiosk and writes its credential where the kiosk reads it.
    public func register(_ kiosk: KioskPlace) async throws {
      let added = try await FinishedProgram.run(
        "statisticsd",
        ["device", "add", KioskPlace.kiosk, "--site", KioskPlace.site, "--config", configurationFile], in: directory)
      guard added.ending == .exited(0) else { throw ChildProgram.Fault(description: added.errors) }
      try Data(added.output.utf8).write(to: URL(filePath: kiosk.credentialFile))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: kiosk.credentialFile)
    }

    private static func freePort() throws -> Int {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let status = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
        }
      }
      guard status == 0 else {
        throw ChildProgram.Fault(description: "no free port: \(String(cString: strerror(errno)))")
      }
      return Int(UInt16(bigEndian: address.sin_port))
    }
  }

  public let place: Place
  public let program: ChildProgram

  public init(at place: Place) async throws {
    self.place = place
    let readiness = try ReadinessSocket(in: place.path)
    let log = place.directory.appending(component: "statisticsd.log")
    program = try ChildProgram(
      "statisticsd", ["--config", place.configurationFile], environment: ["NOTIFY_SOCKET": readiness.path], output: log,
      errors: log
    ) { [path = readiness.path] in ReadinessSocket.tell(ReadinessSocket.ended, on: path) }
    let heard = await offThePool { readiness.hears(["READY=1", ReadinessSocket.ended], within: 60) }
    guard heard == "READY=1" else {
      program.signal(SIGKILL)
      let said = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
      throw ChildProgram.Fault(description: "statisticsd is not ready: \(heard ?? "silence")\n\(said)")
    }
  }

  deinit { program.signal(SIGKILL) }

  public func stop() async throws {
    program.signal(SIGTERM)
    _ = try await program.end()
  }

  /// Waits until the centre's daily table fulfils a wish; `table` is `daily-visits` or `daily-ratings`.
  ///
  /// - Returns: the table as CSV; `nil` when it did not become so.
  public func table(
    _ table: String, on date: String, until wish: @escaping @Sendable (String) -> Bool
  ) async throws -> String? {
    let address = "\(place.address)/api/v1/\(table)?from=\(date)&to=\(date)&format=csv"
    guard let url = URL(string: address) else { return nil }
    return try await DirectoryWatch.wait(in: place.path + "/state", seconds: 90) {
      let csv = String(decoding: try Data(contentsOf: url), as: UTF8.self)
      return wish(csv) ? csv : nil
    }
  }
}
