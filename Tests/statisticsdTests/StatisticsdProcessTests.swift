import CentreStories
import Events
import Foundation
import KioskFixtures
import Testing
import Uplink

@Suite("statisticsd as a process", .serialized)
struct StatisticsdProcessTests {
  @Test("Registers a kiosk, takes its journal, survives kill -9, answers with counts, and stops in order within 2 s")
  func life() async throws {
    try await Folder.made { folder in
      let configuration = try folder.settings()
      let added = try StatisticsdProcess.run(["device", "add", "K1", "--site", "S1", "--config", configuration])
      #expect(added.status == 0)
      let credential = added.output.trimmingCharacters(in: .newlines)
      #expect(Data(base64URL: credential)?.count == 32)

      var daemon = try Daemon(configuration, in: folder)
      #expect(daemon.reported == ["READY=1"])
      var history = try KioskHistory()
      try history.issues(30)
      let journal = GrowingJournal(history)
      try await folder.sends(journal, to: daemon.port, credential: credential)
      daemon.kill()

      daemon = try Daemon(configuration, in: folder)
      try journal.goesOn { try $0.issues(12) }
      try await folder.sends(journal, to: daemon.port, credential: credential)
      let csv = try await folder.get("/api/v1/daily-visits?from=2026-11-21&to=2026-11-21&format=csv", daemon.port)
      #expect(csv.contains("2026-11-21,2570,S1,K1,ADVICE,,WALKIN,OFFICE,INDIVIDUAL_IN_BUSINESS,NORMAL,42,0,42,"))
      let start = ContinuousClock.now
      #expect(daemon.terminate() == 0)
      #expect(ContinuousClock.now - start < .seconds(2))
      #expect(daemon.reports("STOPPING=1") && daemon.reported == ["READY=1", "STOPPING=1"])
      #expect(!daemon.errors.contains(credential))

      let recount = try StatisticsdProcess.run(["recount", "--config", configuration])
      #expect(recount.status == 0 && recount.output.hasPrefix("42 events, 0 differences"))
      let list = try StatisticsdProcess.run(["device", "list", "--config", configuration])
      #expect(list.output.contains("S1\tK1\tactive\t\(history.journal)\t-\t-"))
      #expect(!list.output.contains(credential))
    }
  }

  @Test("Every fault is one line with its remedy and a status")
  func faults() async throws {
    try await Folder.made { folder in
      let configuration = try folder.settings()
      #expect(try StatisticsdProcess.run(["check", "--config", configuration]).status == 0)
      let missing = try StatisticsdProcess.run(["check", "--config", folder.path("nowhere.yaml")])
      #expect(missing.status == 78)
      try Data("lisen: {port: 1}\n".utf8).write(to: URL(fileURLWithPath: folder.path("bad.yaml")))
      let bad = try StatisticsdProcess.run(["--config", folder.path("bad.yaml")])
      #expect(bad.status == 78 && bad.errors.contains("bad.yaml:1:1"))
      let unknown = try StatisticsdProcess.run(["device", "revoke", "K9", "--config", configuration])
      #expect(unknown.status == 1)
      #expect(unknown.errors == "statisticsd: No device is called K9. See `statisticsd device list`.\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.path("read-token"))
      let readable = try StatisticsdProcess.run(["--config", configuration])
      #expect(readable.status == 78 && readable.errors.contains("chmod 600"))
      #expect(readable.errors.split(separator: "\n").count == 1)
      #expect(try StatisticsdProcess.run(["check", "--config", configuration]).status == 78)
    }
  }

  @Test(
    "A placeholder in the place of a read token opens nothing, and a secret in the place of its path is not repeated")
  func placeholders() async throws {
    try await Folder.made { folder in
      let configuration = try folder.settings()
      for placeholder in ["none", "x", "aaaaaaaaaaaaaaaaaaaaaaaa"] {
        try RunningCentre.writeSecret(placeholder, to: URL(filePath: folder.path("read-token")))
        let refused = try StatisticsdProcess.run(["--config", configuration])
        #expect(refused.status == 78 && refused.errors.contains("placeholder"))
        #expect(try StatisticsdProcess.run(["check", "--config", configuration]).status == 78)
      }
      let secret = "q7Zk-typed-where-a-path-belongs"
      let text = "state_directory: \(folder.path("state"))\nread_token_file: \(secret)\n"
      try Data(text.utf8).write(to: URL(filePath: folder.path("typed.yaml")))
      let typed = try StatisticsdProcess.run(["--config", folder.path("typed.yaml")])
      #expect(typed.status == 78 && typed.errors.contains("read_token_file") && !typed.errors.contains(secret))
    }
  }

  @Test("A new read token is asked for without a restart; a wrong one is logged once")
  func newReadToken() async throws {
    try await Folder.made { folder in
      let daemon = try Daemon(try folder.settings(), in: folder)
      #expect(try await folder.get("/api/v1/daily-visits", daemon.port) == "[\n]\n")
      try RunningCentre.writeSecret("another-token-of-this-story", to: URL(filePath: folder.path("read-token")))
      for _ in 0..<3 { #expect(try await folder.get("/api/v1/daily-visits", daemon.port).contains("unauthorized")) }
      #expect(daemon.errors.split(separator: "\n").count { $0.contains("a read token is wrong") } == 1)
      #expect(daemon.errors.contains("caller=127.0.0.1"))
      #expect(daemon.terminate() == 0)
    }
  }

  @Test("Without settings it asks for them, and opens nothing")
  func bare() async throws {
    try await Folder.made { folder in
      let bare = try StatisticsdProcess.run([], environment: ["KIOSK_CONFIG_DIRECTORY": folder.path("empty")])
      #expect(bare.status == 78 && bare.errors.contains("--config") && bare.errors.contains("ภาษาไทย"))
      let path = folder.path("empty/statisticsd.yaml")
      #expect(bare.errors.contains(path))
    }
  }

  @Test("A port that another program holds is said once, and READY is not")
  func busyPort() async throws {
    try await Folder.made { folder in
      let configuration = try folder.settings()
      let daemon = try Daemon(configuration, in: folder)
      let second = try StatisticsdProcess.run(["--config", configuration, "--port", String(daemon.port)])
      #expect(second.status == 1 && second.errors.contains("127.0.0.1:\(daemon.port) is in use by another program"))
      #expect(second.errors.contains("ภาษาไทย: 127.0.0.1:\(daemon.port)"))
      #expect(daemon.terminate() == 0)
    }
  }

  @Test("Connections that do not end by themselves do not hold the stop up")
  func stubbornPeers() async throws {
    try await Folder.made { folder in
      let daemon = try Daemon(try folder.settings(), in: folder)
      let peers = try (0..<3).map { _ in try StubbornPeer(to: daemon.port) }
      let start = ContinuousClock.now
      #expect(daemon.terminate() == 0)
      #expect(ContinuousClock.now - start < .seconds(2))
      #expect(peers.count == 3)
    }
  }

  @Test("The watchdog is fed while the store answers")
  func watchdog() async throws {
    try await Folder.made { folder in
      let arguments = ["--state-directory", folder.path("state"), "--port", "0"]
      let daemon = try Daemon(arguments, in: folder, environment: ["WATCHDOG_USEC": "600000"])
      #expect(daemon.reports("WATCHDOG=1"))
      #expect(daemon.terminate() == 0)
    }
  }

  @Test("For a trial a folder is enough: it serves this machine alone")
  func embeddedDefaults() async throws {
    try await Folder.made { folder in
      let daemon = try Daemon(["--state-directory", folder.path("state"), "--port", "0"], in: folder)
      #expect(try await folder.get("/health", daemon.port, scheme: "http") == "{\"status\":\"ok\"}")
      #expect(try await folder.get("/api/v1/daily-visits", daemon.port, scheme: "http") == "[\n]\n")
      #expect(daemon.terminate() == 0)
    }
  }
}

extension Data {
  fileprivate init?(base64URL text: String) {
    let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
    self.init(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
  }
}
