import AsyncHTTPClient
import ControlSocket
import Events
import Ports
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization
import Testing

@Suite("The control socket")
struct ControlServerTests {
  private let directory: ShortDirectory
  private let kiosk = Reception()
  private var path: String { directory.path + "/control.sock" }

  init() throws { directory = try ShortDirectory() }

  @Test("Only the daemon and its staff group reach it")
  func mode() async throws {
    try await serving(kiosk, on: path) {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o660)
      #expect(attributes[.type] as? FileAttributeType == .typeSocket)
    }
  }

  @Test("A machine without the staff's group is told about")
  func group() async throws {
    let warning = try await serving(kiosk, on: path) {}
    #expect(warning?.contains("no group no-such-group") == true)
  }

  @Test("A kiosk does not take over the socket on which another answers")
  func inUse() async throws {
    try await serving(kiosk, on: path) {
      let second = ControlServer(path: path, group: "no-such-group", kiosk: kiosk)
      await #expect(throws: SocketInUse.self) { try await second.run() }
      let status = try await ControlClient(path: path).status()
      #expect(status.kiosk == "K1")
    }
  }

  @Test("A socket that a fallen kiosk left behind is replaced")
  func stale() async throws {
    try await serving(kiosk, on: path) {}
    try Data().write(to: URL(filePath: path))
    try await serving(kiosk, on: path) {
      let status = try await ControlClient(path: path).status()
      #expect(status.kiosk == "K1")
    }
  }

  @Test("A test of a printer gives its end, also where the name is not ASCII; another name is refused")
  func printerTest() async throws {
    try await serving(kiosk, on: path) {
      let client = ControlClient(path: path)
      let result = try await client.printTestSheet(
        on: "หน้า 1", answers: [Bilingual(thai: "กระดาษหมด", english: "media-empty")])
      #expect(result.end == .failed && result.reason == "media-empty")
      await #expect(throws: ControlProblem.self) { try await client.printTestSheet(on: "other", answers: []) }
    }
  }

  @Test("Staff get what they ask for")
  func commands() async throws {
    try await serving(kiosk, on: path) {
      let client = ControlClient(path: path)
      let ticket = try await client.perform(ControlMessage.Issue(service: "ADVICE", lane: .priority))
      #expect(ticket.number == "A001" && ticket.seq == 1 && ticket.journal == Reception.journal)
      #expect(try await client.perform(ControlMessage.Count(service: "ADVICE", count: 5)).count == 5)
      #expect(try await client.perform(ControlMessage.Issuing(paused: true)).paused)
      #expect(try await client.perform(ControlMessage.ConfirmDate(date: Reception.date)).date == Reception.date)
      let voided = try await client.perform(ControlMessage.Void(reason: .test, date: Reception.date), on: "ก001")
      #expect(voided.number == "ก001" && voided.service == "ADVICE")
      let copy = try await client.perform(ControlMessage.Reprint(date: Reception.date), on: "ก001")
      #expect(copy.number == "ก001" && copy.copy == 2 && copy.printer == "ticket")
      await #expect(throws: ControlProblem.self) { try await client.perform(ControlMessage.Reprint(), on: "A001") }
      #expect(try await client.perform(ControlMessage.RollSeen(seen: false), on: "เครื่อง 1").sight == .notSeen)
      let status = try await client.status()
      #expect(status.ignored == ["pad": ["device_unknown_code": 4]] && status.warnings == ["the disk is old"])
      try await client.applyRetention()
      #expect(kiosk.retentionAsks.withLock(\.self) == 1)
      try await client.stop()
    }
  }

  @Test("A command that is repeated with its identity gives its first result")
  func repeated() async throws {
    try await serving(kiosk, on: path) {
      let client = ControlClient(path: path)
      let first = try await client.perform(ControlMessage.Issue(service: "ADVICE"), id: "one")
      let again = try await client.perform(ControlMessage.Issue(service: "ADVICE"), id: "one")
      let other = try await client.perform(ControlMessage.Issue(service: "ADVICE"), id: "two")
      #expect(again == first && other != first)
    }
  }

  @Test(
    "A refusal says what, why and what to do, and HTTP says the same",
    arguments: [
      (.unknownService, 422, "There is no such service"), (.unknownTicket, 404, "There is no such ticket"),
      (.alreadyVoided, 409, "void already"), (.ticketPurged, 409, "cannot be printed again"), (.busy, 503, "Try again"),
      (.stopping, 503, "stopping"), (.journalFault, 507, "cannot be written"),
      (.commandIDUsed, 422, "another command's"),
    ] as [(Refusal.Code, UInt, String)])
  func refusal(_ code: Refusal.Code, _ status: UInt, _ words: String) async throws {
    kiosk.refuse(code, detail: "LAND")
    try await serving(kiosk, on: path) {
      let answer = try await post("/v1/tickets", #"{"service":"LAND"}"#)
      #expect(answer.status == status && answer.body.contains(words) && answer.body.contains("\"LAND\""))
      await #expect(throws: ControlProblem.self) {
        try await ControlClient(path: path).perform(ControlMessage.Issue(service: "LAND"))
      }
    }
  }

  @Test(
    "What cannot be read is refused with the field's name",
    arguments: [
      (#"{"lane":"NORMAL"}"#, "service: is missing"), (#"{"service":7}"#, "service:"), (#"{"service":"#, "body:"),
      (#"{"service":"ADVICE","lane":"FAST"}"#, "lane:"),
    ])
  func malformed(_ body: String, _ words: String) async throws {
    try await serving(kiosk, on: path) {
      let answer = try await post("/v1/tickets", body)
      #expect(answer.status == 400 && answer.body.contains(words) && answer.body.contains("คำขอไม่ถูกต้อง"))
    }
  }

  @Test("A body over 16 KiB is refused, and one that is no command too")
  func limits() async throws {
    try await serving(kiosk, on: path) {
      let long = try await post("/v1/tickets", #"{"service":""# + String(repeating: "x", count: 17 << 10) + #""}"#)
      #expect(long.status == 413 && long.body.contains("longer than 16 KiB"))
      let named = try await post("/v1/tickets", #"{"service":"ADVICE"}"#, key: String(repeating: "k", count: 256))
      #expect(named.status == 400 && named.body.contains("at most 255"))
      let unknown = try await post("/v1/print", "{}")
      #expect(unknown.status == 404 && unknown.body.contains("no such command"))
    }
  }

  @Test("A watcher sees lines, and does not hold up the stop", .timeLimit(.minutes(1)))
  func watching() async throws {
    let (lines, line) = AsyncStream.makeStream(of: String.self)
    let path = path
    let watching = Mutex<Task<Void, any Error>?>(nil)
    try await serving(kiosk, on: path) {
      let watcher = Task { try await ControlClient(path: path).watchInputs { line.yield($0) } }
      watching.withLock { $0 = watcher }
      for await text in lines {
        #expect(text == "pad key KEY_1 down")
        break
      }
    }
    try await watching.withLock(\.self)?.value
  }

  private func post(
    _ uri: String, _ body: String, key: String? = nil
  ) async throws -> (status: UInt, body: String) {
    var request = HTTPClientRequest(url: URL(httpURLWithSocketPath: path, uri: uri)?.absoluteString ?? "")
    request.method = .POST
    if let key { request.headers.add(name: "Idempotency-Key", value: key) }
    request.body = .bytes(ByteBuffer(string: body))
    let client = HTTPClient()
    do {
      let answer = try await client.execute(request, timeout: .seconds(10))
      let text = String(buffer: try await answer.body.collect(upTo: 1 << 20))
      try await client.shutdown()
      return (answer.status.code, text)
    } catch {
      try await client.shutdown()
      throw error
    }
  }
}
