internal import CLinux
internal import Foundation
internal import Glibc

/// One connection to a kiosk's control socket, kept open: asks and waits for the answer.
///
/// A blocking client of a few lines of HTTP/1.1, so that fifty of them measure the kiosk and not an HTTP library.
public final class StaffLine {
  public struct Answer {
    public var status: Int
    public var body: [UInt8]

    /// The number of the ticket, without its series; `nil` when the answer is no ticket.
    public var number: Int? {
      guard status == 201 else { return nil }
      if let label: String = value("number") { return Int(label.drop { !$0.isNumber }) }
      return value("number")
    }

    /// The first value of this name and type, wherever it stands, written with underscores or without: an outsider's
    /// eye, which no change of our own types deceives.
    public func value<Value>(_ name: String) -> Value? {
      (try? JSONSerialization.jsonObject(with: Data(body))).flatMap { Self.find(name, in: $0) }
    }

    private static func find<Value>(_ name: String, in object: Any) -> Value? {
      if let list = object as? [Any] { return list.lazy.compactMap { find(name, in: $0) as Value? }.first }
      guard let dictionary = object as? [String: Any] else { return nil }
      let own = dictionary.first { $0.key.lowercased().replacing("_", with: "") == name.lowercased() }
      if let value = own?.value as? Value { return value }
      return dictionary.values.lazy.compactMap { find(name, in: $0) as Value? }.first
    }
  }

  private let descriptor: Int32
  private var pending: [UInt8] = []

  /// - Parameter timeout: seconds without a byte after which an answer counts as missing.
  public init(_ socket: String, timeout: Int = 30) throws {
    descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var patience = timeval(tv_sec: timeout, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    guard withSocketAddress(socket, { connect(descriptor, $0, $1) }) == 0 else {
      let code = errno
      close(descriptor)
      throw ChildProgram.Fault("connect \(socket)", code: code)
    }
  }

  deinit { close(descriptor) }

  /// - Returns: `nil` when the connection ended before the answer was whole.
  public func issue(_ service: String = "ADVICE", id: String? = nil) -> Answer? {
    let key = id.map { "Idempotency-Key: \($0)\r\n" } ?? ""
    return ask("POST /v1/tickets", headers: key, body: #"{"service":"\#(service)"}"#)
  }

  /// What the kiosk says of itself: `visits`, `unsent`, `longestTurn` and more.
  public func status() -> Answer? { ask("GET /v1/status") }

  public func ask(_ request: String, headers: String = "", body: String = "") -> Answer? {
    let text =
      "\(request) HTTP/1.1\r\nHost: kiosk\r\nContent-Type: application/json\r\n\(headers)"
      + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    guard write(Array(text.utf8)) else { return nil }
    return answer()
  }

  private func write(_ bytes: [UInt8]) -> Bool {
    send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  private func answer() -> Answer? {
    while true {
      if let (answer, length) = Self.parse(pending) {
        pending.removeFirst(length)
        return answer
      }
      var buffer = [UInt8](repeating: 0, count: 16384)
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  /// - Returns: a whole answer and its length, if there is one.
  private static func parse(_ bytes: [UInt8]) -> (Answer, Int)? {
    let end = Array("\r\n\r\n".utf8)
    guard bytes.count > end.count,
      let head = (0...bytes.count - end.count).first(where: { bytes[$0] == end[0] && Array(bytes[$0..<$0 + 4]) == end })
    else { return nil }
    let lines = String(decoding: bytes[..<head], as: UTF8.self).lowercased().components(separatedBy: "\r\n")
    let length = lines.first { $0.hasPrefix("content-length:") }.flatMap {
      Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces))
    }
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
    let body = head + 4
    guard bytes.count >= body + (length ?? 0) else { return nil }
    let whole = body + (length ?? 0)
    return (Answer(status: status, body: Array(bytes[body..<whole])), whole)
  }
}
