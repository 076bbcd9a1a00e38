import CentreStories
import Events
import Ports
import Foundation
import Settings
import Testing

@testable import Uplink

@Suite("A kiosk's journal on its way to a real centre")
struct UplinkTests {
  @Test("What waited at the start is sent, and what is committed later follows")
  func backlogAndTraffic() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        let journal = try journal(issued: 2500)
        try await Self.running(journal, try centre.kioskSettings(port: port)) { uplink in
          try await Self.eventually { uplink.status.unsent == 0 }
          for _ in 0..<20 {
            try journal.goesOn { try $0.issues() }
            uplink.eventsCommitted()
          }
          try await Self.eventually { uplink.status.acknowledged == journal.lastPosition() }
          #expect(uplink.status.state == .idle && uplink.status.lastSuccess != nil && uplink.status.lastFault == nil)
        }
        #expect(try await Self.issued(centre) == 2520)
      }
    }
  }

  @Test("Through a cut and back: nothing is lost, nothing counts twice")
  func cutAndBack() async throws {
    try await RunningCentre.opened { centre in
      let journal = try journal(issued: 10)
      // Below the ports that the kernel gives by itself, so that nothing else takes it during the cut.
      let port = Int.random(in: 20_000..<32_000)
      try await Self.running(journal, try centre.kioskSettings(port: port)) { uplink in
        try await Self.eventually { uplink.status.lastFault?.code == .unreachable }
        #expect(uplink.status.acknowledged == nil && uplink.status.unsent == nil)
        try await centre.serving(port: port) { _ in
          uplink.pushNow()
          try await Self.eventually { uplink.status.acknowledged == journal.lastPosition() }
        }
        try journal.goesOn { try $0.issues(7) }
        uplink.pushNow()
        try await Self.eventually { uplink.status.lastFault?.code == .unreachable }
        #expect(uplink.status.unsent == 7)
        try await centre.serving(port: port) { _ in try await Self.eventually { uplink.status.unsent == 0 } }
      }
      #expect(try await Self.issued(centre) == 17)
      #expect(try await centre.store.recount(mending: false).differences.isEmpty)
    }
  }

  @Test("A journal that was put back and went on otherwise is sent all the same, and counts once it is accepted")
  func forked() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        let settings = try centre.kioskSettings(port: port)
        var history = try KioskHistory()
        try history.issues(5)
        let image = history
        try history.issues(3)
        try await Self.running(GrowingJournal(history), settings) { uplink in
          try await Self.eventually { uplink.status.unsent == 0 }
          #expect(uplink.status.isCounted)
        }
        let restored = GrowingJournal(image)
        try restored.goesOn { try $0.issues(4, service: "PERMIT") }
        try await Self.running(restored, settings) { uplink in
          try await Self.eventually { uplink.status.unsent == 0 }
          #expect(uplink.status.centre == history.last && !uplink.status.isCounted)
        }
        #expect(try await Self.issued(centre) == 8)
        #expect(try await centre.store.devices().first?.fault?.hasPrefix("forked") == true)

        _ = try await centre.store.accept(device: "K1", site: nil)
        #expect(try await Self.issued(centre) == 12)
        try restored.goesOn { try $0.issues() }
        try await Self.running(restored, settings) { uplink in
          try await Self.eventually { uplink.status.unsent == 0 }
          #expect(uplink.status.isCounted && uplink.status.centre == nil)
        }
        #expect(try await Self.issued(centre) == 13)
        #expect(try await centre.store.recount(mending: false).differences.isEmpty)
      }
    }
  }

  @Test("A journal that is behind the centre learns how far the centre is")
  func journalBehind() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        let settings = try centre.kioskSettings(port: port)
        try await Self.running(try journal(issued: 90), settings) { uplink in
          try await Self.eventually { uplink.status.unsent == 0 }
        }
        let behind = AsyncStream<Int64>.makeStream()
        let uplink = Uplink(journal: try journal(issued: 30), settings: settings) { behind.continuation.yield($0) }
        let task = Task { try await uplink.run() }
        for await events in behind.stream.prefix(1) { #expect(events == 60) }
        try await Self.eventually { uplink.status.unsent == 0 }
        #expect(uplink.status.centre?.seq == 90 && uplink.status.isCounted, "all of it is held already")
        task.cancel()
        try await task.value
      }
    }
  }

  @Test(
    "An empty centre in the place of the one that was gets the whole journal, whether the kiosk runs on or starts anew")
  func emptyCentre() async throws {
    try await RunningCentre.opened { old in
      try await RunningCentre.opened { new in
        let journal = try journal(issued: 10)
        let port = Int.random(in: 20_000..<32_000)
        var settings = try old.kioskSettings(port: port)
        settings.trustFile = try Self.joined(old.certificateFile, new.certificateFile)
        try await Self.running(journal, settings) { uplink in
          try await old.serving(port: port) { _ in try await Self.eventually { uplink.status.unsent == 0 } }
          try await new.serving(port: port) { _ in
            try journal.goesOn { try $0.issues(5) }
            uplink.pushNow()
            try await Self.eventually { uplink.status.unsent == 0 }
          }
        }
        #expect(try await Self.issued(old) == 10)
        #expect(try await Self.issued(new) == 15)
      }
    }
  }

  private static func joined(_ certificates: String...) throws -> String {
    let file = URL(filePath: certificates[0]).deletingLastPathComponent().appending(component: "both.pem")
    try Data(certificates.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined().utf8).write(to: file)
    return file.path
  }

  @Test("A revoked kiosk says that it is refused and keeps its events")
  func refused() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        _ = try await centre.store.revoke(device: "K1", site: nil)
        try await Self.running(try journal(issued: 3), try centre.kioskSettings(port: port)) { uplink in
          try await Self.eventually { uplink.status.state == .refused }
          #expect(uplink.status.lastFault?.remedy.contains("device list") == true)
        }
      }
    }
  }

  @Test("A credential that others can read is not used")
  func readableCredential() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        let settings = try centre.kioskSettings(port: port)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: settings.credentialFile)
        try await Self.running(try journal(issued: 3), settings) { uplink in
          try await Self.eventually { uplink.status.lastFault?.code == .settings }
          #expect(uplink.status.lastFault?.remedy.contains("chmod 600") == true)
        }
        #expect(try await Self.issued(centre) == 0)
      }
    }
  }

  @Test("A centre whose certificate is not trusted gets nothing")
  func untrusted() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        var settings = try centre.kioskSettings(port: port)
        settings.trustFile = nil
        try await Self.running(try journal(issued: 3), settings) { uplink in
          try await Self.eventually { uplink.status.lastFault?.code == .certificate }
          let text = uplink.status.lastFault?.description ?? ""
          #expect(text.contains("this machine's date") && !text.contains("network") && !text.contains(".swift"))
          #expect(!text.contains(".cc"), "no place in the sources of TLS")
        }
        #expect(try await Self.issued(centre) == 0)
      }
    }
  }

  @Test("A credential that was never set is not presented, and a new one is taken within seconds, without a restart")
  func newCredential() async throws {
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        let settings = try centre.kioskSettings(port: port)
        let file = URL(filePath: settings.credentialFile)
        try RunningCentre.writeSecret("none", to: file)
        try await Self.running(try journal(issued: 3), settings) { uplink in
          try await Self.eventually { uplink.status.lastFault?.code == .settings }
          #expect(uplink.status.lastFault?.cause.contains("placeholder") == true)
          try RunningCentre.writeSecret("another-secret-that-nobody-has-registered", to: file)
          try await Self.eventually { uplink.status.state == .refused }
          try RunningCentre.writeSecret(RunningCentre.credential, to: file)
          try await Self.eventually { uplink.status.unsent == 0 }
        }
        #expect(try await Self.issued(centre) == 3)
      }
    }
  }

  @Test("Clear text leaves this machine only when the settings say so")
  func clearText() async throws {
    let journal = try journal(issued: 1)
    let settings = CentreSettings(url: "http://centre.example", credentialFile: "/nowhere")
    let fault = await #expect(throws: UplinkFault.self) {
      try await Uplink(journal: journal, settings: settings).run()
    }
    #expect(fault?.code == .settings)
  }

  private func journal(issued: Int, service: String = "ADVICE") throws -> GrowingJournal {
    var history = try KioskHistory()
    try history.issues(issued, service: service)
    return GrowingJournal(history)
  }

  private static func running(
    _ journal: GrowingJournal, _ settings: CentreSettings, _ story: (Uplink) async throws -> Void
  ) async throws {
    let uplink = Uplink(journal: journal, settings: settings)
    let task = Task { try await uplink.run() }
    do {
      try await story(uplink)
    } catch {
      task.cancel()
      throw error
    }
    task.cancel()
    try await task.value
  }

  private struct TimedOut: Error {}

  private static func eventually(_ isSo: () -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while !isSo() {
      guard ContinuousClock.now < deadline else { throw TimedOut() }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  private static func issued(_ centre: RunningCentre) async throws -> Int {
    let first = try #require(ServiceDate("2026-01-01"))
    let last = try #require(ServiceDate("2026-12-31"))
    return try await centre.store.tallies(tables: ["visits"], site: nil, dates: first...last)
      .reduce(0) { $0 + ($1.tally.measure == "issued" ? $1.tally.count : 0) }
  }
}
