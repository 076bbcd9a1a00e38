import ControlSocket
import Events
import Foundation
import Testing

@Suite("A client of the control socket")
struct ControlClientTests {
  private let directory: ShortDirectory
  private var path: String { directory.path + "/control.sock" }

  init() throws { directory = try ShortDirectory() }

  @Test("Where nobody listens, it says so at once, and what to do")
  func nobody() async throws {
    let fault = try await #require(throws: ControlFault.self) { try await ControlClient(path: path).status() }
    #expect(fault == .unreachable(path: path, cause: "No such file or directory"))
    #expect(fault.english.contains("Is kioskd running") && fault.thai.contains("kioskd"))
  }

  @Test("A socket without its kiosk refuses")
  func fallen() async throws {
    try UnixListener(path).abandon()
    let fault = try await #require(throws: ControlFault.self) { try await ControlClient(path: path).status() }
    #expect(fault == .unreachable(path: path, cause: "Connection refused"))
  }

  @Test("A path that is too long for a socket is explained")
  func longPath() async throws {
    let long = "/tmp/" + String(repeating: "x", count: 120)
    let fault = try await #require(throws: ControlFault.self) { try await ControlClient(path: long).status() }
    guard case .unreachable(long, _) = fault else {
      Issue.record("\(fault)")
      return
    }
  }

  @Test("When the answer is lost, the same command is sent once more with the same identity")
  func lost() async throws {
    let listener = try UnixListener(path)
    let ticket =
      #"{"journal":"\#(String(repeating: "0f", count: 16))","seq":8,"number":"A004","day":2,"#
      + #""date":"2026-11-21","on_paper":true}"#
    async let heard = listener.answer(with: [nil, ticket])
    let given = try await ControlClient(path: path, pause: .zero).perform(ControlMessage.Issue(service: "ADVICE"))
    #expect(given.number == "A004")
    let keys = try await heard.map(Self.key)
    #expect(keys.count == 2 && keys[0] == keys[1] && keys[0] != "")
  }

  @Test("When it is lost twice, nobody knows what was done, and staff are told to look")
  func lostTwice() async throws {
    let listener = try UnixListener(path)
    async let heard = listener.answer(with: [nil, nil])
    let fault = try await #require(throws: ControlFault.self) {
      try await ControlClient(path: path, pause: .zero).perform(ControlMessage.Issue(service: "ADVICE"))
    }
    guard case .lost = fault else {
      Issue.record("\(fault)")
      return
    }
    #expect(fault.english.contains("before you repeat the command"))
    let requests = try await heard
    #expect(requests.count == 2)
  }

  private static func key(of request: String) -> String {
    let line = request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("idempotency-key:") }
    return line.map { String($0.dropFirst("idempotency-key:".count)).trimmingCharacters(in: .whitespaces) } ?? ""
  }
}
