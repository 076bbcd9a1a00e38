import AsyncHTTPClient
import Foundation
import NIOHTTP1
import Testing

@testable import ScreenPage

@Suite("Who may read and press on the page", .timeLimit(.minutes(1)))
struct PageGuardTests {
  @Test("A stranger's page neither presses nor is taken for ours")
  func strangers() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      let tap = "{\"steps\": [\(step("down", x: 100, y: 100)), \(step("up"))]}"
      #expect(try await page.post("/touch", tap, ["Origin": "http://evil.example"]) == 403)
      #expect(try await page.post("/touch", tap, ["Origin": nil]) == 403)
      #expect(try await page.post("/touch", tap, ["X-Page-Token": "guessed"]) == 403)
      #expect(try await page.post("/touch", tap, ["X-Page-Token": nil]) == 403)
      #expect(try await page.post("/pad", "{\"button\": \"rate-5\"}", ["Content-Type": "text/plain"]) == 403)
      // A name that somebody made to point at this machine.
      #expect(try await page.get("/kiosk.json", ["Host": "evil.example"]).status == .misdirectedRequest)
      #expect(try await page.get("/screen.png", ["Host": "127.0.0.1.evil.example:8080"]).status == .misdirectedRequest)
      #expect(try await page.get("/", ["Host": "localhost:9000"]).status == .ok)
      // Nothing of all that was pressed: the first that is heard is our own.
      #expect(try await page.touch(step("down", x: 16384, y: 8192)) == 204)
      #expect(await story.recorder.words(1) == ["screen:down(50,25)"])
    }
  }

  @Test("What is too long, unknown or no JSON is refused")
  func unreadable() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      let many = Array(repeating: step("move"), count: 33).joined(separator: ",")
      #expect(try await page.post("/touch", "{\"steps\": [\(many)]}") == 413)
      #expect(try await page.post("/touch", String(repeating: " ", count: 5000)) == 413)
      #expect(try await page.post("/touch", "touch!") == 400)
      #expect(try await page.touch(step("hover")) == 400)
      #expect(try await page.post("/pad", "{\"button\": \"rate-9\"}") == 404)
      #expect(try await page.get("/nothing").status == .notFound)
    }
  }

  @Test("The page takes nothing from elsewhere, and no other site may frame or read it")
  func headers() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      for path in ["/", "/page.css", "/page.js", "/kiosk.json"] {
        let answer = try await page.get(path)
        let policy = answer.headers["Content-Security-Policy"].first ?? ""
        #expect(answer.status == .ok && policy.hasPrefix("default-src 'none';"), "\(path)")
        #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
        #expect(answer.headers["Cross-Origin-Resource-Policy"] == ["same-origin"])
        let text = String(decoding: try await answer.bytes, as: UTF8.self)
        #expect(!text.contains("https://") && !text.contains(" style=") && !text.contains(" onclick="), "\(path)")
      }
    }
  }
}
