import Foundation
import Glibc
import Testing

/// A socket whose owner answers as a story says, or hangs up.
final class UnixListener: Sendable {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && listen(descriptor, 4) == 0)
    var limit = timeval(tv_sec: 10, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// Leaves the file without anyone who listens.
  func abandon() { shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Takes one connection for each answer; `nil` hangs up after the request.
  ///
  /// - Returns: the requests as they came.
  func answer(with answers: [String?]) async throws -> [String] {
    await withCheckedContinuation { continuation in
      // A thread of its own: those of the global queues are the tests' pool on Linux.
      Thread { [self] in continuation.resume(returning: answers.map { exchange($0) }) }.start()
    }
  }

  private func exchange(_ answer: String?) -> String {
    let connection = accept(descriptor, nil, nil)
    guard connection >= 0 else { return "" }
    defer { close(connection) }
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    let count = read(connection, &bytes, bytes.count)
    if let answer {
      let head =
        "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: \(answer.utf8.count)\r\n\r\n"
      _ = write(connection, head + answer, head.utf8.count + answer.utf8.count)
    }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
