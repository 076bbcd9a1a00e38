import Events
import Testing
import VisitorJourney

@testable import VisitorPages

@Suite("The words of the screen")
struct WordingTests {
  @Test("Each phrase has a text in both languages, with the same places to fill in", arguments: Phrase.allCases)
  func complete(phrase: Phrase) throws {
    let (thai, english) = try #require(Phrase.texts[phrase])
    #expect(!thai.isEmpty && !english.isEmpty)
    let holes = { (text: String) in Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
    #expect(holes(thai) == holes(english))
  }

  @Test("Thai texts have no Latin full stop at their end, English ones no Thai letter but the name of the language")
  func languages() {
    for (phrase, text) in Phrase.texts where phrase != .otherLanguage {
      #expect(!text.english.unicodeScalars.contains { (0x0E00...0x0E7F).contains($0.value) }, "\(text)")
    }
    #expect(Phrase.texts.values.allSatisfy { !$0.thai.contains("..") })
  }

  @Test("Dates carry the Buddhist year in Thai and the common era's in English, hours a full stop")
  func calendar() throws {
    let date = try #require(ServiceDate("2026-11-21"))
    #expect(Wording(.thai).date(date) == "ส. 21 พ.ย. 2569")
    #expect(Wording(.english).date(date) == "Sat 21 Nov 2026")
    #expect(Wording(.thai).clock(785) == "13.05 น.")
    #expect(Wording(.thai)(.notYetOpen, ["time": Wording(.thai).time(450)]) == "ยังไม่เปิดรับบัตรคิว เปิดรับเวลา 07.30 น.")
  }

  @Test("The sentence about fairness is made from the calling rule")
  func fairness() {
    let words = Wording(.thai)
    #expect(
      words.fairness(.alternating(priority: 2, normal: 1))
        == "เรียกตามลำดับบัตรคิวของแต่ละเรื่อง ช่องทางพิเศษ 2 คิว สลับคิวทั่วไปอย่างน้อย 1 คิว")
    #expect(words.fairness(.alternating(priority: 3, normal: 2)).contains("3 คิว สลับคิวทั่วไปอย่างน้อย 2 คิว"))
    #expect(words.fairness(.firstCome) == "เรียกตามลำดับก่อนหลัง ทั้งช่องทางพิเศษและคิวทั่วไป")
  }
}
