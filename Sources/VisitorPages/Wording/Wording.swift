internal import Events

/// The words of one language.
struct Wording: Hashable, Sendable {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  subscript(phrase: Phrase) -> String { phrase.text[language] }

  /// A phrase with its `{…}` filled in.
  func callAsFunction(_ phrase: Phrase, _ values: KeyValuePairs<String, String>) -> String {
    values.reduce(self[phrase]) { $0.replacing("{\($1.key)}", with: $1.value) }
  }

  subscript(text: Bilingual) -> String { text[language] }

  /// Minutes since midnight as offices write them: `08.30`.
  func time(_ minute: Int) -> String { Self.twoDigits(minute / 60) + "." + Self.twoDigits(minute % 60) }

  /// `ส. 21 พ.ย. 2569` or `Sat 21 Nov 2026`.
  func date(_ date: ServiceDate) -> String { self[date.shortWordsWithDay] }

  /// The hour with its unit: `13.05 น.`
  func clock(_ minute: Int) -> String { language == .thai ? time(minute) + " น." : time(minute) }

  /// The short name of a month, 1…12.
  func month(_ number: Int) -> String {
    let names: CalendarNames =
      switch language {
      case .thai: .thai
      case .english: .english
      }
    return names.shortMonths[number - 1]
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
