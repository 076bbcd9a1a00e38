import Foundation
import Testing

@testable import Events
import Ports

@Suite("Bodies are read: the JSON of our own bodies, and nothing else")
struct BodyDecodingTests {
  private func parse(_ text: String) throws -> JSONValue { try JSONParser.value(of: Array(text.utf8)) }

  @Test("Values of every kind, with white space and escapes")
  func values() throws {
    let text = #" { "a" : [ null , true, false , -12, 0 ], "b":{"ก":"\"\\\/\b\f\n\r\t\u0e01\uD83D\ude00 ข"} , "c":[]} "#
    #expect(
      try parse(text)
        == .object([
          .init(name: "a", value: .array([.null, .bool(true), .bool(false), .integer(-12), .integer(0)])),
          .init(
            name: "b",
            value: .object([.init(name: "ก", value: .text("\"\\/\u{8}\u{c}\n\r\tก😀 ข"))])),
          .init(name: "c", value: .array([])),
        ]))
    #expect(try parse("\(Int64.min)") == .integer(.min) && parse("\(Int64.max)") == .integer(.max))
  }

  @Test(
    "What is no JSON of ours is refused with the place",
    arguments: [
      "", "{", "}", "[1,]", "[1 2]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "1.5", "1e3", "01", "-", "+1", "nul",
      "9223372036854775808", "-9223372036854775809", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"",
      "\"\\ud800\\u0041\"",
      "\"a\u{1}b\"", "{} {}", String(repeating: "[", count: 40),
    ])
  func refused(_ text: String) {
    #expect(throws: JSONParser.Fault.self) { try parse(text) }
  }

  @Test("Text that is no UTF-8 is refused and never mended")
  func badText() {
    #expect(throws: JSONParser.Fault.self) { try JSONParser.value(of: [0x22, 0xFF, 0x22]) }
  }

  @Test("Any cut and any changed byte of a body ends with a value or an error")
  func anyBytes() throws {
    let body = Array(#"{"device":"pad ก\n","tries":5,"list":[1,{"x":null}]}"#.utf8)
    for end in 0..<body.count {
      #expect(throws: JSONParser.Fault.self) { try JSONParser.value(of: Array(body[..<end])) }
    }
    for index in body.indices {
      for bit in 0..<8 {
        var changed = body
        changed[index] ^= 1 << bit
        _ = try? JSONParser.value(of: changed)
      }
    }
  }

  @Test("Bodies are read as Foundation reads them")
  func sameAsFoundation() throws {
    for fact in try Bodies.all() { try check(fact.content, fact) }
  }

  private func check<Content: EventContent>(_ content: Content, _ fact: Fact) throws {
    let body = try fact.encodedBody()
    #expect(try JSONDecoder().decode(Content.self, from: Data(body)) == content)
    #expect(try Fact(kind: EventKind(fact.kind), version: 1, body: body) == fact)
  }

  @Test("A member that is missing or of another type is named")
  func mismatch() throws {
    for (body, name) in [("{\"device\":5,\"tries\":1}", "device"), ("{\"device\":\"a\"}", "tries")] {
      let error = #expect(throws: DecodingError.self) {
        _ = try Fact(kind: EventKind(.staff(.lockedOut)), version: 1, body: Array(body.utf8))
      }
      #expect("\(String(describing: error))".contains(name))
    }
  }
}

@Suite("What a later version wrote survives in what this version repeats")
struct FutureBodyTests {
  private func decoded(_ kind: Fact.Kind, _ body: String) throws -> Fact {
    try #require(try Fact(kind: EventKind(kind), version: 1, body: Array(body.utf8)))
  }

  private func encoded(_ fact: Fact) throws -> String { String(decoding: try fact.encodedBody(), as: UTF8.self) }

  private static let visit =
    #""channel":"WALKIN","companions":{"n":[1,null,true]},"date":"2026-11-21","day":12,"drill":false,"entry":"TICKET","#
    + #""lane":"NORMAL","period":"OFFICE","service":"G01","visitor_type":"NOT_STATED""#

  @Test("A ticket's facts with members of the future are repeated whole by the events that name it")
  func ticket() throws {
    let body =
      #"{"base":7,"key":7,"source":{"control":"","device":"control"},"ticket":{"number":1,"series":"A"},"#
      + #""visit":{\#(Self.visit)}}"#
    guard case .ticket(.issued(let issued)) = try decoded(.ticket(.issued), body) else { return }
    let id = EventID(journal: try #require(JournalID(String(repeating: "a", count: 32))), seq: 3)
    var reference = issued.reference(id)
    reference.visit.visitorType = "JURISTIC"
    let void = try encoded(.ticket(.voided(TicketVoided(reference: reference, reason: .test))))
    #expect(void.contains(#""companions":{"n":[1,null,true]}"#))
    let again = try decoded(.ticket(.voided), void)
    #expect(try encoded(again) == void)
  }

  @Test("So are a reference's own members")
  func reference() throws {
    let body =
      #"{"after_close":false,"reason":"TEST","reference":{"handle":"x","journal":"\#(String(repeating: "a", count: 32))","#
      + #""seq":3,"ticket":{"number":1,"series":"A"},"visit":{\#(Self.visit)}}}"#
    guard case .ticket(.voided(let voided)) = try decoded(.ticket(.voided), body) else { return }
    #expect(
      try encoded(.ticket(.shownOnScreen(.init(reference: voided.reference, reason: "late")))).contains("\"handle\""))
  }

  @Test("A rating's facts with members of the future are repeated by what excludes it")
  func rating() throws {
    let body =
      #"{"rating":{"basis":"EXIT","date":"2026-11-21","day":1,"device":"pad","drill":false,"mood":"😀","#
      + #""question":"OVERALL","scale":5,"score":4,"survey":"BUTTON_PAD"}}"#
    guard case .rating(.given(let given)) = try decoded(.rating(.given), body) else { return }
    let id = EventID(journal: try #require(JournalID(String(repeating: "a", count: 32))), seq: 3)
    let excluded = RatingExcluded(RatingReference(id, rating: given.rating), reason: .nobody)
    #expect(try encoded(.rating(.excluded(excluded))).contains(#""mood":"😀""#))
  }
}

@Suite("Who may be named")
struct OfficerNamingTests {
  @Test("No body but that of officer.at_post has a member for an officer")
  func onlyOne() throws {
    var members: [Fact.Kind: Set<String>] = [:]
    for fact in try Bodies.all() {
      members[fact.kind, default: []].formUnion(Self.names(in: try JSONParser.value(of: try fact.encodedBody())))
    }
    #expect(Set(members.keys) == Set(Fact.Kind.allCases))
    let naming = members.filter { !$0.value.isDisjoint(with: ["officer", "officer_code", "staff", "user", "person"]) }
    #expect(Set(naming.keys) == [.staff(.officerAtPost)])
  }

  @Test("Its body stays at the kiosk: a batch carries the event without it, and the chain still holds")
  func batch() throws {
    let journal = try #require(JournalID(String(repeating: "b", count: 32)))
    let anchor = Fingerprint.anchor(of: journal, device: "K1", site: "S1")
    let fact = Fact.staff(.officerAtPost(OfficerAtPost(post: "C2", officer: "OFF-07")))
    let header = EventHeader(
      seq: 1, stamp: Stamp(at: 1, boot: "b", uptime: 1, clock: .plausible), day: 1, kind: EventKind(fact.kind),
      version: 1, commandID: nil)
    let record = EventRecord(header: header, body: try fact.encodedBody(), after: anchor)
    let base = JournalPosition(seq: 0, hash: anchor)
    let bytes = Batch(journal: journal, base: base, events: [record]).encoded()
    #expect(!String(decoding: bytes, as: UTF8.self).contains("OFF-07"))
    let event = try #require(try Batch(decoding: bytes).events.first)
    #expect(event.body == nil && event.fault(after: base) == nil)
  }

  private static func names(in value: JSONValue) -> Set<String> {
    switch value {
    case .null, .bool, .integer, .text: []
    case .array(let values): values.reduce(into: []) { $0.formUnion(names(in: $1)) }
    case .object(let members):
      members.reduce(into: []) { $0.formUnion(names(in: $1.value).union([$1.name])) }
    }
  }
}

/// The facts of the golden vectors: at least one of every kind, with everything that may be absent.
enum Bodies {
  static func all() throws -> [Fact] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "json" && $0.lastPathComponent != "anchor.json" }.compactMap {
      let vector = try JSONDecoder().decode(Vector.self, from: Data(contentsOf: $0))
      return try Fact(kind: vector.kind, version: vector.version, body: Array(vector.body.utf8))
    }
  }

  private struct Vector: Decodable {
    let kind: EventKind
    let version: Int
    let body: String
  }
}
