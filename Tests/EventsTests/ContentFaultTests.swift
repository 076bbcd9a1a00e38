import Events
import Testing

@Suite("What an event that comes from elsewhere may hold")
struct ContentFaultTests {
  private func event(
    _ kind: String, _ body: String?, boot: String = "3f0c2b1e", version: Int = 1, command: String? = nil
  ) -> EventRecord {
    let header = EventHeader(
      seq: 1, stamp: Stamp(at: 0, boot: boot, uptime: 0, clock: .plausible), day: 1, kind: EventKind(rawValue: kind),
      version: version, commandID: command)
    let whole = EventRecord(header: header, body: Array((body ?? "{}").utf8), after: Fingerprint(of: []))
    return body == nil ? EventRecord(header: header, body: nil, bodyHash: whole.bodyHash, hash: whole.hash) : whole
  }

  private func sealed(_ count: String, _ by: String = #""date":"2026-11-21""#) -> EventRecord {
    event(
      "service_day.sealed",
      #"{"date":"2026-11-21","totals":[{"by":{\#(by)},"count":\#(count),"measure":"issued","table":"visits"}]}"#)
  }

  @Test("Whatever this version writes is taken in, and so are bodies of later kinds and purged ones, unread")
  func admitted() throws {
    for fact in try Bodies.all() {
      let body = String(decoding: try fact.encodedBody(), as: UTF8.self)
      #expect(try event("\(fact.kind)", body).admittedFact() == fact)
    }
    #expect(try event("visit.called", #"{"counter":3,"who":["ก"]}"#).admittedFact() == nil)
    #expect(try event("ticket.issued", #"{"later":true}"#, version: 2).admittedFact() == nil)
    #expect(try event("ticket.issued", nil).admittedFact() == nil)
  }

  @Test(
    "A control character or a mark that turns the writing is refused wherever a text stands, also in a kind of later",
    arguments: ["\\u0000", "\\u001b[2J", "\\n", "\u{7F}", "\u{202E}", "\u{9B}"])
  func forbiddenText(_ sign: String) {
    for body in [
      #"{"device":"a\#(sign)b"}"#, #"{"device":"a","\#(sign)":1}"#, #"{"device":"a","x":[{"y":["\#(sign)"]}]}"#,
    ] {
      for kind in ["device.plugged", "visit.called"] {
        #expect(throws: ContentFault.forbiddenText) { try event(kind, body).admittedFact() }
      }
    }
    #expect(throws: ContentFault.forbiddenText) {
      try sealed("1", #""date":"2026-11-21","service":"\#(sign)""#).admittedFact()
    }
  }

  @Test("So is one in the header")
  func header() {
    let body = #"{"device":"a"}"#
    for event in [
      event("device.plugged\0", body), event("device.plugged", body, boot: "a\u{1B}"),
      event("device.plugged", body, command: "a\u{0}"),
    ] {
      #expect(throws: ContentFault.forbiddenText) { try event.admittedFact() }
    }
  }

  @Test(
    "A body that is no object of ours is refused, also of a later kind: a program that knows it could not read it",
    arguments: [
      "[]", "", "7", "{", #"{"a":1.5}"#, #"{"a":9223372036854775808}"#,
      String(repeating: #"{"a":"#, count: 40) + "1" + String(repeating: "}", count: 40),
    ])
  func wrongBody(_ body: String) {
    for kind in ["visitor.counted", "visit.called"] {
      #expect(throws: ContentFault.bodyNotOfItsKind) { try event(kind, body).admittedFact() }
    }
  }

  @Test("A body that lacks what its kind promises is refused")
  func missing() {
    #expect(throws: ContentFault.bodyNotOfItsKind) { try event("device.plugged", "{}").admittedFact() }
  }

  @Test("Stated counts of which a few thousand would leave 64 bits are refused, and those without a date")
  func bounds() throws {
    #expect(try sealed("1000000000").admittedFact() != nil && sealed("-1000000000").admittedFact() != nil)
    for count in ["1000000001", "-1000000001", "9223372036854775807", "-9223372036854775808"] {
      #expect(throws: ContentFault.beyondBounds) { try sealed(count).admittedFact() }
    }
    #expect(throws: ContentFault.beyondBounds) { try sealed("1", #""date":"tomorrow""#).admittedFact() }
  }

  @Test("So is a ticket's number")
  func number() throws {
    for fact in try Bodies.all() {
      guard case .ticket(.voided(var voided)) = fact else { continue }
      voided.reference.ticket = TicketNumber(series: "A", number: .max)
      let body = String(decoding: try Fact.ticket(.voided(voided)).encodedBody(), as: UTF8.self)
      #expect(throws: ContentFault.beyondBounds) { try event("ticket.voided", body).admittedFact() }
    }
  }

  @Test("Any changed byte of any body is taken in or refused, and what is taken in is read the same again")
  func anyBytes() throws {
    for fact in try Bodies.all() {
      let body = try fact.encodedBody()
      for index in stride(from: 0, to: body.count, by: 3) {
        var changed = body
        changed[index] ^= 1 << (index % 8)
        let header = event("\(fact.kind)", "").header
        let record = EventRecord(header: header, body: changed, after: Fingerprint(of: []))
        if let read = try? record.admittedFact() { #expect(try record.fact() == read) }
      }
    }
  }
}
