import Events
import Foundation
import Testing

@Suite("A refusal says why nothing was done")
struct RefusalTests {
  @Test(
    "In both languages, without a full stop, and with a remedy in both or in none", arguments: Refusal.Code.allCases)
  func words(_ code: Refusal.Code) {
    let words = code.words
    #expect(isThai(words.cause.thai) && !isThai(words.cause.english))
    #expect(!words.cause.english.hasSuffix("."))
    let remedy = words.remedy ?? words.cause
    #expect(isThai(remedy.thai) && !isThai(remedy.english))
  }

  @Test("Its name on the control socket is small letters with underscores, and no other's")
  func names() {
    let names = Refusal.Code.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.allSatisfy { $0 == "_" || ("a"..."z").contains($0) } })
  }

  private func isThai(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) }
  }
}
