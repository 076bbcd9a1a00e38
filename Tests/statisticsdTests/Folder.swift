import AsyncHTTPClient
import CentreStories
import Events
import Foundation
import KioskFixtures
import NIOCore
import NIOHTTP1
import NIOSSL
import Settings
import Uplink

/// Everything of one story on disk: settings, certificate, read token, store.
struct Folder {
  private let url: URL
  private let certificate: TestCertificate

  static func made(_ story: (Folder) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "statisticsd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    try await story(Folder(url: url, certificate: TestCertificate(in: url)))
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func settings() throws -> String {
    try RunningCentre.writeSecret(RunningCentre.readToken, to: url.appending(path: "read-token"))
    let text = """
      listen: {address: 127.0.0.1, port: 0}
      tls: {certificate_file: \(certificate.certificateFile), key_file: \(certificate.keyFile)}
      state_directory: \(path("state"))
      read_token_file: \(path("read-token"))

      """
    try Data(text.utf8).write(to: url.appending(path: "statisticsd.yaml"))
    return path("statisticsd.yaml")
  }

  /// A kiosk's uplink works until the centre has everything.
  func sends(_ journal: GrowingJournal, to port: Int, credential: String) async throws {
    try RunningCentre.writeSecret(credential, to: url.appending(path: "credential"))
    let settings = CentreSettings(
      url: "https://127.0.0.1:\(port)", credentialFile: path("credential"), trustFile: certificate.certificateFile)
    let uplink = Uplink(journal: journal, settings: settings)
    let task = Task { try await uplink.run() }
    defer { task.cancel() }
    let isThere = try await FolderWatch.wait(in: path("state"), within: .seconds(20)) {
      uplink.status.acknowledged == journal.lastPosition() ? true : nil
    }
    if isThere != true { throw ChildProgram.Fault(description: "the centre does not acknowledge everything") }
  }

  func get(_ path: String, _ port: Int, scheme: String = "https") async throws -> String {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificate.certificateFile))
    let http = HTTPClient(
      eventLoopGroupProvider: .singleton, configuration: HTTPClient.Configuration(tlsConfiguration: tls))
    var request = HTTPClientRequest(url: "\(scheme)://127.0.0.1:\(port)\(path)")
    request.headers.add(name: "Authorization", value: "Bearer \(RunningCentre.readToken)")
    let body = try await http.execute(request, timeout: .seconds(10)).body.collect(upTo: 1 << 20)
    try await http.shutdown()
    return String(buffer: body)
  }
}
