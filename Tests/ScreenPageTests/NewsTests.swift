import AsyncHTTPClient
import Drawing
import Foundation
import NIOCore
import NIOHTTP1
import ScreenFixtures
import Testing
import VisitorScreen

@testable import ScreenPage

@Suite("The page shows what is new", .timeLimit(.minutes(1)))
struct NewsTests {
  @Test("The screen's very pixels, again only when they have changed")
  func pixels() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      #expect(try await page.get("/screen.png").status == .serviceUnavailable)
      story.show(.services)
      try await Self.events(of: page) { $0.contains("event: screen\ndata: 1\n\n") }
      let first = try await page.get("/screen.png")
      let picture = try Picture(png: try await first.bytes)
      #expect(picture == story.image.picture)
      let tag = try #require(first.headers["ETag"].first)
      let again = try await page.get("/screen.png", ["If-None-Match": tag])
      #expect(again.status == .notModified)
      story.show(.rating)
      try await Self.events(of: page) { $0.contains("data: 2") }
      let other = try await page.get("/screen.png", ["If-None-Match": tag])
      #expect(other.status == .ok && other.headers["ETag"].first != tag)
    }
  }

  @Test("A viewer who is slow gets the newest state, not all that was before")
  func slow() async throws {
    let news = PageNews()
    let viewer = news.join()
    for _ in 0..<1000 { news.screenChanged() }
    var count = 0
    for await _ in viewer.changes {
      count += 1
      if news.leave(viewer) { continue }
    }
    #expect(count == 1 && news.state.screen == 1000)
  }

  @Test("More windows than anyone opens are refused")
  func full() async throws {
    let story = try PageStory()
    try await story.served { page async throws in
      let viewers = (0..<PageNews.viewerLimit).map { _ in story.news.join() }
      #expect(try await page.get("/events").status == .serviceUnavailable)
      for viewer in viewers { _ = story.news.leave(viewer) }
      #expect(try await page.get("/events").status == .ok)
    }
  }

  @Test("Tickets are shown as they come out, the newest first")
  func tickets() async throws {
    let story = try PageStory()
    try story.print("OSS_2026-11-21_A001.png")
    try await story.served { page async throws in
      try await Self.events(of: page) { $0.contains("data: [\"OSS_2026-11-21_A001.png\"]") }
      try story.print("OSS_2026-11-21_ก002.png")
      try Data("not for the page".utf8).write(to: story.folder.appending(path: "tickets/A003.escpos"))
      try await Self.events(of: page) {
        $0.contains("data: [\"OSS_2026-11-21_ก002.png\",\"OSS_2026-11-21_A001.png\"]")
      }
      let ticket = try await page.get("/tickets/OSS_2026-11-21_%E0%B8%81002.png")
      #expect(ticket.status == .ok && ticket.headers["Content-Type"] == ["image/png"])
    }
  }

  @Test("Nothing but pictures of that folder can be read")
  func otherFiles() async throws {
    let story = try PageStory()
    let tickets = story.folder.appending(component: "tickets")
    try Data("secret".utf8).write(to: story.folder.appending(component: "credential.png"))
    try Data("secret".utf8).write(to: tickets.appending(component: "text.png"))
    try FileManager.default.createSymbolicLink(
      at: tickets.appending(component: "link.png"), withDestinationURL: URL(filePath: "/etc/passwd"))
    try await story.served { page async throws in
      for name in [
        "..%2Fcredential.png", "../credential.png", "%2Fetc%2Fpasswd", "link.png", "text.png", ".hidden.png", "%00.png",
        "none.png", "%zz.png",
      ] {
        #expect(try await page.get("/tickets/\(name)").status == .notFound, "\(name)")
      }
    }
  }

  /// Reads the events until what was said fulfils a wish.
  private static func events(of page: PageReader, until wish: (String) -> Bool) async throws {
    var text = ""
    for try await piece in try await page.get("/events").body {
      text += String(buffer: piece)
      if wish(text) { return }
    }
    Issue.record("the events ended: \(text)")
  }
}
