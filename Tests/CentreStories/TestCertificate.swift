public import Foundation

/// A certificate for this machine that signs itself, made by openssl.
public struct TestCertificate {
  public let certificateFile: String
  public let keyFile: String

  public init(in folder: URL) throws {
    certificateFile = folder.appending(path: "centre.pem").path
    keyFile = folder.appending(path: "centre.key").path
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    openssl.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
      "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", keyFile, "-out", certificateFile,
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    guard openssl.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: keyFile)
  }
}
