public import Events

/// What the office may tell visitors as the message of the day: one line in each language, until a time of the day.
public enum MessageRule {
  /// Letters of one language: two lines of the smallest home page, and two of a ticket.
  public static let longest = 80
  private static let minutesOfDay = 1440

  /// - Parameters:
  ///   - message: `nil` takes the message away.
  ///   - minute: of the office's day; `nil` while the clock is doubtful.
  /// - Throws: `.badMessage`.
  public static func set(_ message: OfficeMessage?, on day: OpenDay, minute: Int?) throws(Refusal) -> MessageSet {
    guard let message else { return MessageSet(day: day.id, text: nil, until: nil) }
    for text in [message.text.thai, message.text.english] { try check(text) }
    if let until = message.until { try check(until: until, minute: minute) }
    return MessageSet(
      day: day.id, text: DescribedText(thai: message.text.thai, english: message.text.english), until: message.until)
  }

  private static func check(_ text: String) throws(Refusal) {
    let isLine = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isLine, text.contains(where: { !$0.isWhitespace }) else {
      throw Refusal(.badMessage, detail: "the text must be one line of letters")
    }
    guard text.count <= longest else {
      throw Refusal(.badMessage, detail: "\(text.count) letters, at most \(longest)")
    }
  }

  private static func check(until: Int, minute: Int?) throws(Refusal) {
    guard (1...minutesOfDay).contains(until) else {
      throw Refusal(.badMessage, detail: "minute \(until) is not in 1…\(minutesOfDay)")
    }
    if let minute, until <= minute { throw Refusal(.badMessage, detail: "its end is past") }
  }
}

/// What the office tells visitors on the open day.
public struct MessageState: RuleState {
  /// `nil` where nothing was said today.
  private var message: MessageSet?

  public init() {}

  public mutating func apply(_ fact: Fact) {
    switch fact {
    case .staff(.messageSet(let set)): message = set
    case .day(.opened): message = nil
    case .day(.closed), .day(.sealed), .day(.clockJumped), .day(.clockSettled), .day(.numbersSkipped),
      .staff(.admitted),
      .staff(.lockedOut), .staff(.acted), .staff(.officerAtPost), .office, .ticket, .visitor, .rating, .printer,
      .machine:
      break
    }
  }

  /// Under a doubtful clock it stays: nobody knows whether its time is over.
  public func notice(at minute: Int?) -> Bilingual? {
    guard let message = message?.message else { return nil }
    if let until = message.until, let minute, minute >= until { return nil }
    return message.text
  }

  public init(from decoder: any Decoder) throws { message = try MessageSet(from: decoder) }

  public func encode(to encoder: any Encoder) throws { try message?.encode(to: encoder) }
}
