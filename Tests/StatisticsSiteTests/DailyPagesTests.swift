import CentreStories
import Events
import Exports
import Foundation
import Statistics
import Testing

@Suite("Daily counts over HTTP")
struct DailyPagesTests {
  private func story(_ story: (WireClient, KioskHistory) async throws -> Void) async throws {
    var history = try KioskHistory()
    try history.opens(on: "2026-11-20")
    try history.issues(4, on: "2026-11-20")
    try history.opens(offering: ["ADVICE", "PERMIT", "COMPLAINT"], skipping: ["2026-11-01"])
    try history.issues(3, service: "PERMIT")
    try history.rates(5)
    try history.rates(2)
    try await RunningCentre.opened { centre in
      try await centre.serving { port in
        try await WireClient.using(centre, port: port) { client in
          #expect(try await client.send(history.whole).status == 200)
          try await story(client, history)
        }
      }
    }
  }

  /// As the kiosk itself would export its journal.
  private func export(_ table: DailyTable, of history: KioskHistory, csv: Bool) throws -> Data {
    var counts = Counts()
    for event in history.events { if let fact = try event.fact() { counts.add(fact) } }
    let first = try #require(ServiceDate("2026-10-22"))
    let last = try #require(ServiceDate("2026-11-21"))
    let dates = first...last
    let rows = table.rows(of: [Origin(site: "S1", kiosk: "K1"): counts], in: dates)
    return Data(
      csv ? CSVFormat(columns: table.columns).bytes(of: rows) : JSONFormat(columns: table.columns).bytes(of: rows))
  }

  @Test("The last 31 days, byte for byte as the kiosk exports them", arguments: ["visits", "ratings"])
  func bytes(_ name: String) async throws {
    try await story { client, history in
      let table = try #require(DailyTable.all.first { $0.name == name })
      let csv = try await client.get("/api/v1/daily-\(name)?format=csv")
      let expected = try export(table, of: history, csv: true)
      #expect(csv.body == expected && csv.headers["content-type"] == CSVFormat.contentType)
      let rows = String(decoding: csv.body, as: UTF8.self).split(separator: "\r\n").count - 1
      #expect(rows == (name == "visits" ? 5 : 1), "a missing day, yesterday's service, today's three; one pad")
      #expect(try await client.get("/api/v1/daily-\(name)", accept: "text/csv").body == expected)
      let json = try await client.get("/api/v1/daily-\(name)")
      #expect(try json.body == export(table, of: history, csv: false))
    }
  }

  @Test("A visitor type said after the issue is counted from the kiosk's events, and the void of that ticket with it")
  func visitorType() async throws {
    try await story { client, history in
      var history = history
      let seq = Int(history.last.seq)
      try history.issuesBeforeType("JURISTIC", voided: true)
      #expect(try await client.send(history.batch(seq + 1...seq + 3)).status == 200)
      let csv = try await client.get("/api/v1/daily-visits?format=csv")
      #expect(try csv.body == export(.visits, of: history, csv: true))
      let rows = String(decoding: csv.body, as: UTF8.self).split(separator: "\r\n")
      #expect(rows.contains { $0.contains(",JURISTIC,NORMAL,1,1,0,") })
      #expect(!rows.contains { $0.contains("NOT_STATED") })
    }
  }

  @Test("Dates and site choose the rows")
  func filters() async throws {
    try await story { client, _ in
      let one = try await client.get("/api/v1/daily-visits?from=2026-11-20&to=2026-11-20&format=csv")
      #expect(String(decoding: one.body, as: UTF8.self).split(separator: "\r\n").count == 2)
      let elsewhere = try await client.get("/api/v1/daily-visits?site=S2")
      #expect(String(decoding: elsewhere.body, as: UTF8.self).contains("{") == false)
    }
  }

  @Test("A question that cannot be answered says why and what to do")
  func badQuestions() async throws {
    try await story { client, _ in
      let questions = [
        "from=2569-11-21": "bad_date", "to=yesterday": "bad_date", "from=2026-02-30": "bad_date",
        "from=2026-11-21&to=2026-11-20": "bad_dates", "from=1990-01-01": "span_too_long", "format=pdf": "bad_format",
        "sites=S1": "unknown_parameter",
      ]
      for (question, code) in questions {
        let answer = try await client.get("/api/v1/daily-visits?\(question)")
        #expect(answer.status == 400 && answer.code == code)
      }
      let buddhist = try await client.get("/api/v1/daily-visits?from=2569-11-21")
      #expect(String(decoding: buddhist.body, as: UTF8.self).contains("2026-11-21"))
    }
  }

  @Test("Only readers with the token read, and every answer carries the security headers")
  func readers() async throws {
    try await story { client, _ in
      for token in [nil, "guess", RunningCentre.credential] {
        let refused = try await client.get("/api/v1/daily-visits", token: token)
        #expect(refused.status == 401)
      }
      let missing = try await client.get("/nowhere")
      #expect(missing.status == 404 && missing.code == "not_found")
      for path in ["/health", "/nowhere", "/api/v1/daily-visits"] {
        let headers = try await client.get(path).headers
        #expect(headers["x-content-type-options"] == "nosniff")
        #expect(headers["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(headers["strict-transport-security"] != nil)
      }
    }
  }
}
