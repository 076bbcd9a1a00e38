/// What `kiosk-escpos --status DEVICE-URI` found: one line that programs can read and people understand.
///
///     kiosk-escpos: status reached=yes answers=yes reasons=media-low; Ready: paper low.
public struct StatusLine: Hashable, Sendable {
  /// Whether a connection to the device was made.
  public var isReached: Bool
  /// Whether it answered.
  public var answers: Bool
  /// What it complains of, sorted.
  public var reasons: [PrinterReason]

  public init(isReached: Bool, answers: Bool, reasons: [PrinterReason] = []) {
    self.isReached = isReached
    self.answers = answers
    self.reasons = reasons.sorted()
  }

  /// Whether it answered that it can print.
  public var isReady: Bool { answers && !reasons.contains(where: \.stopsPrinting) }

  public var line: String {
    let list = reasons.map(\.keyword).joined(separator: ",")
    return "\(Self.prefix)reached=\(isReached ? "yes" : "no") answers=\(answers ? "yes" : "no")"
      + (list.isEmpty ? "" : " reasons=\(list)") + "; \(words)"
  }

  /// - Returns: `nil` when the line is another's.
  public init?(line: some StringProtocol) {
    guard line.hasPrefix(Self.prefix) else { return nil }
    let fields = line.dropFirst(Self.prefix.count).prefix { $0 != ";" }.split(separator: " ")
    let reasons = fields.first { $0.hasPrefix("reasons=") }?.dropFirst(8).split(separator: ",") ?? []
    self.init(
      isReached: fields.contains("reached=yes"), answers: fields.contains("answers=yes"),
      reasons: reasons.compactMap { PrinterReason(keyword: String($0)) })
  }

  private static let prefix = BackendReport.prefix + "status "

  private var words: String {
    guard isReached else { return "Not reached. Is the printer on, and is its cable in place? Or is it printing?" }
    guard answers else { return "Reached, and it does not answer: it cannot tell, or another job has it." }
    let list = reasons.map(\.words).joined(separator: ", ")
    return (isReady ? "Ready" : "Not ready") + (list.isEmpty ? "." : ": \(list).")
  }
}
