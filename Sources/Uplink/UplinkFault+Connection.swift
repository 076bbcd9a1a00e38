import AsyncHTTPClient
import Foundation
import Glibc
import NIOCore
import NIOPosix
import NIOSSL

extension UplinkFault {
  /// Why a request was not answered, in the words of who has to mend it: a certificate or a clock is no matter of the
  /// network.
  init(reaching address: String, _ error: any Error) {
    switch error {
    case let error as NIOSSLError: self.init(certificateOf: address, error)
    case is NIOSSLExtraError:
      self.init(
        .certificate, cause: "The centre's certificate is not for the name in \(address)",
        remedy: "Use the name that the certificate has, or give the centre a certificate for this one.")
    default:
      self.init(
        .unreachable, cause: "The centre \(address) cannot be reached: \(Self.words(for: error))",
        remedy: "Check the network and the address; everything is kept and sent later.")
    }
  }

  /// TLS itself names a place in its own sources, which helps nobody here; what it found is a word within.
  private init(certificateOf address: String, _ error: NIOSSLError) {
    guard "\(error)".contains("CERTIFICATE_VERIFY_FAILED") else {
      self.init(
        .certificate, cause: "The centre \(address) and this kiosk agree on no encrypted connection",
        remedy: "Check that the address is that of a statisticsd with TLS 1.2 or later.")
      return
    }
    let date = Date.now.formatted(.iso8601.year().month().day())
    self.init(
      .certificate,
      cause:
        "The certificate of the centre \(address) is not trusted: it has expired or is not valid yet on \(date), which is this machine's date, or nobody whom this machine trusts has signed it",
      remedy: "Check this machine's date, then the certificate, and trust_file.")
  }

  private static func words(for error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      guard let first = error.connectionErrors.first else { return "the name \(error.host) is not known" }
      return words(for: first.error)
    case let error as IOError: return String(cString: strerror(error.errnoCode))
    case let error as HTTPClientError where error == .connectTimeout || error == .deadlineExceeded:
      return "it does not answer in time"
    case let error as HTTPClientError where error == .remoteConnectionClosed: return "it has closed the connection"
    case let error as HTTPClientError: return error.shortDescription
    case is ChannelError: return "the connection ended"
    default: return "the connection failed"
    }
  }
}
