/// A sheet that shows what a printer can do. It is no ticket: it has no number, and nothing of it is journaled.
public struct TestSheet: Hashable, Sendable {
  /// The kiosk's code.
  public var kiosk: String
  /// `nil` under a doubtful clock.
  public var date: ServiceDate?
  /// Minutes since midnight; `nil` together with `date`.
  public var minuteOfDay: Int?
  /// What spooler and device say of the printer, a line each.
  public private(set) var answers: [VisitorText]

  /// More would be a roll of paper and no test.
  public static let mostAnswers = 8
  /// Letters of one of them in one language.
  public static let longestAnswer = 200

  /// - Parameter answers: shortened to `mostAnswers` of `longestAnswer`.
  public init(kiosk: String, date: ServiceDate?, minuteOfDay: Int?, answers: [VisitorText]) {
    self.kiosk = kiosk
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.answers = answers.prefix(Self.mostAnswers).map {
      VisitorText(
        String($0.thai.prefix(Self.longestAnswer)), english: String($0.english.prefix(Self.longestAnswer)))
    }
  }
}

/// What became of a test sheet.
public struct PrinterTestResult: Hashable, Sendable, Codable {
  public enum End: String, Hashable, Sendable, Codable, CaseIterable {
    /// The device says that it worked through everything.
    case printed
    /// The spooler, or the folder, has it all, and nobody can say more.
    case handedOver = "handed_over"
    /// Nothing more comes out.
    case failed
    /// What came out is not known.
    case unconfirmed
  }

  public var printer: String
  public var end: End
  /// A code as events have it; `nil` where all went well.
  public var reason: String?

  public init(printer: String, end: End, reason: String? = nil) {
    self.printer = printer
    self.end = end
    self.reason = reason
  }
}

/// A printer that can show what it can do.
public protocol PrinterTesting: Sendable {
  /// The configured name.
  var name: String { get }
  /// Prints a sheet after the tickets that wait, also on a printer that is known to be out. Returns at once.
  ///
  /// - Parameter done: called exactly once, on the printer's thread, at most some 20 s later.
  func printTest(_ sheet: TestSheet, then done: @escaping @Sendable (PrinterTestResult) -> Void)
}
