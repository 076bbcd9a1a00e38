import Drawing
import Foundation
import KioskFixtures
import ScreenFixtures
import Testing
import VisitorScreen

@testable import ScreenPage

@Suite("The page in Chromium", .serialized, .timeLimit(.minutes(2)))
struct BrowserTests {
  @Test("It shows the screen's pixels, clicks and touches are touches, keys and faces are the pad, tickets appear")
  func whole() async throws {
    let story = try PageStory()
    story.show(.services)
    try await story.served { page async throws in
      try await WebBrowser.opened { browser in
        try await browser.open(page.address)
        try await browser.wait(until: "document.getElementById('screen').dataset.picture >= 1")
        let dot: [Int] = try await browser.run(
          "return [...document.getElementById('screen').getContext('2d').getImageData(320, 256, 1, 1).data]")
        let colour = story.image.picture?.dots[256 * PageStory.size.width + 320] ?? 0
        #expect(dot == [Int(colour >> 16 & 255), Int(colour >> 8 & 255), Int(colour & 255), 255])

        try await browser.click("#screen", x: 0.25, y: 0.75)
        try await browser.click("#screen", x: 0.75, y: 0.25, with: .touch)
        #expect(
          await story.recorder.words(4) == [
            "screen:down(25,75)", "screen:up(25,75)", "screen:down(75,25)", "screen:up(75,25)",
          ])
        try await browser.click("#rate-5")
        try await browser.press("2")
        #expect(
          await story.recorder.words(4) == ["exit:KEY_5.down", "exit:KEY_5.up", "exit:KEY_2.down", "exit:KEY_2.up"])

        story.show(.rating)
        try await browser.wait(until: "document.getElementById('screen').dataset.picture >= 2")
        try story.print("OSS_A001.png")
        try await browser.wait(until: "document.querySelector('#tickets img')?.naturalWidth === 8")
        let texts: [String] = try await browser.run(
          """
          return [document.getElementById('said').textContent, document.querySelector('#links a').textContent,
            document.getElementById('trouble').hidden ? 'well' : 'in trouble']
          """)
        #expect(texts[1].contains("Daily visits") && texts[2] == "well", "\(texts)")
      }
    }
  }
}
