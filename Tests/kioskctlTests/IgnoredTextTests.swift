import Events
import InputReading
import Testing

@testable import kioskctl
import Presses

@Suite("What gave nothing, in words")
struct IgnoredTextTests {
  @Test("Every reason has words")
  func complete() {
    let codes = IgnoredPress.allCases.map(\.rawValue) + IgnoredInput.allCases.map { "device_\($0.rawValue)" }
    for code in codes { #expect(IgnoredText.words(of: code).english != code, "\(code)") }
  }

  @Test("One line for each device, the most frequent first; a code of a newer kiosk stays a code")
  func lines() {
    let lines = IgnoredText.lines([
      "pad": ["bounce": 2, "novel": 7, "chord": 0], "": ["unbound": 1], "still": [:],
    ])
    #expect(lines.count == 2)
    #expect(lines.last?.english.hasPrefix("pad: 7 × novel, 2 × ") == true)
  }
}
