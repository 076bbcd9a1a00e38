public import Events
/// A sheet that staff or a visitor asks for. It is no ticket: it has no number, and no event tells of its paper.
public enum SheetJob: Hashable, Sendable {
  /// Shows what the printer can do.
  case test(TestSheet)
  /// A day's totals, for staff.
  case summary(DaySummary)
  /// A service's guide, for a visitor.
  case guide(GuideSheet)
}

/// What became of a sheet job.
public struct SheetJobResult: Hashable, Sendable, Codable {
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

/// A printer that prints sheets beside its tickets.
public protocol SheetPrinting: Sendable {
  /// The configured name.
  var name: String { get }
  /// Prints a sheet after the tickets that wait, also on a printer that is known to be out. Returns at once.
  ///
  /// - Parameter done: called exactly once, on the printer's thread: at most some 20 s later, and 40 s for a guide.
  func printSheet(_ sheet: SheetJob, then done: @escaping @Sendable (SheetJobResult) -> Void)
}
