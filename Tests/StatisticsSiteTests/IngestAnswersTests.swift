import CentreStories
import Events
import Ports
import Foundation
import Testing

@Suite("The centre's answers to a kiosk")
struct IngestAnswersTests {
  private func story(
    _ events: Int = 5, _ story: (RunningCentre, WireClient, KioskHistory) async throws -> Void
  ) async throws {
    var history = try KioskHistory()
    try history.issues(events)
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        try await WireClient.using(centre, port: port) { try await story(centre, $0, history) }
      }
    }
  }

  private func issued(_ centre: RunningCentre) async throws -> Int {
    let first = try #require(ServiceDate("2026-01-01"))
    let last = try #require(ServiceDate("2026-12-31"))
    return try await centre.store.tallies(tables: ["visits"], site: nil, dates: first...last)
      .reduce(0) { $0 + ($1.tally.measure == "issued" ? $1.tally.count : 0) }
  }

  @Test("200 with the last durable position, and the same batch ten times changes nothing")
  func acknowledged() async throws {
    try await story { centre, client, history in
      #expect(try await client.position(of: history.journal).code == "unknown_journal")
      for _ in 0..<10 {
        let answer = try await client.send(history.whole)
        #expect(answer.status == 200 && answer.position == history.last)
      }
      #expect(try await issued(centre) == 5)
      #expect(try await client.position(of: history.journal).position == history.last)
    }
  }

  @Test("A bit flipped on the way is answered 400, nothing is stored, and the retry brings all")
  func flippedBit() async throws {
    try await story { centre, client, history in
      let content = history.whole.encoded()
      for offset in stride(from: 0, to: content.count, by: 97) {
        var flipped = content
        flipped[offset] ^= 4
        let answer = try await client.send(
          content: flipped, encoding: nil, digest: WireClient.digest(of: content), to: history.journal)
        #expect(answer.status == 400 && answer.code == "digest_differs")
      }
      #expect(try await client.position(of: history.journal).status == 404)
      #expect(try await client.send(history.whole).status == 200)
      #expect(try await issued(centre) == 5)
    }
  }

  @Test("What is no batch is answered 400 and nothing is stored")
  func undecodable() async throws {
    try await story { centre, client, history in
      let content = history.whole.encoded()
      let bad: [[UInt8]] = [[], Array("hello".utf8), Array(content.dropLast(9)), content + [0]]
      for bytes in bad {
        #expect(try await client.send(content: bytes, encoding: nil, to: history.journal).code == "undecodable")
        #expect(try await client.send(content: bytes, encoding: "gzip", to: history.journal).code == "undecodable")
      }
      let noDigest = try await client.send(content: content, encoding: nil, digest: "md5=:xx:", to: history.journal)
      #expect(noDigest.status == 400 && noDigest.code == "no_digest")
      let other = try KioskHistory(journal: "b").journal
      #expect(try await client.send(history.whole, to: other).code == "other_journal")
      #expect(try await client.send(content: content, encoding: "br", to: history.journal).status == 415)
      #expect(try await client.position(of: history.journal).status == 404)
    }
  }

  @Test("One event damaged before it was sent is set aside; the acknowledgement passes it and the others count")
  func damagedEvent() async throws {
    try await story(9) { centre, client, history in
      let answer = try await client.send(history.corrupting(4).whole)
      #expect(answer.position == history.last)
      #expect(try await issued(centre) == 8)
      #expect(try await centre.store.setAside().map(\.seq) == [4])
    }
  }

  @Test("Another history is answered 409 with the centre's position and where it is kept, and goes on from there")
  func fork() async throws {
    try await story { centre, client, history in
      var other = try KioskHistory()
      try other.issues(5, service: "PERMIT")
      #expect(try await client.send(history.whole).status == 200)
      let answer = try await client.send(other.whole)
      #expect(answer.status == 409 && answer.position == history.last)
      #expect(answer.journal?.others == [JournalAnswer(HeldHistory(other.last, isCounted: false))])
      try other.issues()
      let next = try await client.send(other.batch(6...6))
      #expect(next.status == 200 && next.journal == JournalAnswer(HeldHistory(other.last, isCounted: false)))
      let held = try await client.position(of: history.journal)
      let kept = try #require(next.journal)
      #expect(held.position == history.last && held.journal?.others == [kept])
      #expect(try await issued(centre) == 5)
    }
  }

  @Test("A journal of which nothing is held is taken from its first event only")
  func fromTheMiddle() async throws {
    try await story { centre, client, history in
      let answer = try await client.send(history.batch(3...5))
      #expect(answer.status == 404 && answer.code == "unknown_journal")
      #expect(try await client.position(of: history.journal).status == 404)
      #expect(try await client.send(history.whole).status == 200)
      #expect(try await issued(centre) == 5)
    }
  }

  @Test("Without a known credential 401, and nothing is stored")
  func unknownCredential() async throws {
    try await story { centre, client, history in
      for token in [nil, "", "guess", RunningCentre.readToken] {
        let answer = try await client.send(history.whole, token: token)
        #expect(answer.status == 401 && answer.headers["www-authenticate"] == "Bearer")
      }
      _ = try await centre.store.revoke(device: "K1", site: "S1")
      #expect(try await client.send(history.whole).status == 401)
      #expect(try await client.position(of: history.journal).status == 401)
      #expect(try await centre.store.devices().first?.boundJournal == nil)
    }
  }

  @Test("Another device's journal is answered 403, and nothing is stored")
  func anothersJournal() async throws {
    try await story { centre, client, history in
      let secret = "k2-secret"
      _ = try await centre.store.register(
        device: "K2", site: "S1", credential: Fingerprint(of: secret.utf8), at: 0)
      #expect(try await client.send(history.batch(1...2)).status == 200)
      #expect(try await client.send(history.whole, token: secret).status == 403)
      #expect(try await client.position(of: history.journal, token: secret).status == 403)
      #expect(try await issued(centre) == 2)
    }
  }

  @Test("Too much is answered 413: as sent, after decompression, in events")
  func tooLarge() async throws {
    try await story { _, client, history in
      let big = [UInt8](repeating: 7, count: Batch.compressedLimit + 1)
      #expect(try await client.send(content: big, encoding: nil, to: history.journal).status == 413)
      let bomb = try Bomb.gzip(megabytes: 512)
      #expect(bomb.count < Batch.compressedLimit)
      let before = try Bomb.residentKilobytes()
      for _ in 0..<4 {
        #expect(try await client.send(content: bomb, encoding: "gzip", to: history.journal).status == 413)
      }
      #expect(try Bomb.residentKilobytes() - before < 64 << 10)
      var many = try KioskHistory()
      for _ in 0...Batch.eventLimit {
        try many.happens(kind: EventKind(rawValue: "x"), body: [1])
      }
      #expect(try await client.send(many.whole).status == 413)
      #expect(try await client.send(many.batch(1...Batch.eventLimit)).status == 200)
    }
  }
}

/// A small file that becomes large.
private enum Bomb {
  static func gzip(megabytes: Int) throws -> [UInt8] {
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "head -c \(megabytes)M /dev/zero | gzip -9"]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    return Array(try output.fileHandleForReading.readToEnd() ?? Data())
  }

  static func residentKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(Int(line.split(separator: " ")[1]))
  }
}
