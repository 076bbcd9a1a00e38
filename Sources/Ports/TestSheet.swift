public import Events

/// A sheet that shows what a printer can do. It is no ticket: it has no number, and nothing of it is journaled.
public struct TestSheet: Hashable, Sendable {
  /// The kiosk's code.
  public var kiosk: String
  /// `nil` under a doubtful clock.
  public var date: ServiceDate?
  /// Minutes since midnight; `nil` together with `date`.
  public var minuteOfDay: Int?
  /// What spooler and device say of the printer, a line each.
  public private(set) var answers: [Bilingual]

  /// More would be a roll of paper and no test.
  public static let mostAnswers = 8
  /// Letters of one of them in one language.
  public static let longestAnswer = 200

  /// - Parameter answers: shortened to `mostAnswers` of `longestAnswer`.
  public init(kiosk: String, date: ServiceDate?, minuteOfDay: Int?, answers: [Bilingual]) {
    self.kiosk = kiosk
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.answers = answers.prefix(Self.mostAnswers).map {
      Bilingual(
        thai: String($0.thai.prefix(Self.longestAnswer)), english: String($0.english.prefix(Self.longestAnswer)))
    }
  }
}
