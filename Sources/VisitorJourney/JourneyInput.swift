public import Events

/// A number that is durable, as the visitor is to see it.
public struct NumberGiven: Hashable, Sendable {
  /// The position of the ticket's event.
  public var seq: Int64
  public var number: TicketNumber
  public var service: String
  /// Whether paper was tried.
  public var onPaper: Bool
  /// Tickets before this one; `nil` where serving is not measured.
  public var ahead: Int?
  /// What the ticket's QR code would say.
  public var address: String?

  public init(
    seq: Int64, number: TicketNumber, service: String, onPaper: Bool, ahead: Int? = nil, address: String? = nil
  ) {
    self.seq = seq
    self.number = number
    self.service = service
    self.onPaper = onPaper
    self.ahead = ahead
    self.address = address
  }
}

/// What became of a ticket's paper.
public enum PaperNews: Hashable, Sendable {
  /// The spooler or the device says that it is out.
  case out
  /// None came, or whether one came is not known.
  case failed
  /// It has taken as long as a visitor waits; it may still come.
  case late
}

/// What happens to the screen's visitor. Times are not in here: every input comes with its own.
public enum JourneyInput: Hashable, Sendable {
  /// What does this was pressed, by finger or key.
  case press(Target)
  /// The visitor moves the focus with a pad's keys, or has it spoken again.
  case walked
  /// Somebody held the corner that only staff know of.
  case cornerHeld
  /// The deadline has come, or may have.
  case tick
  case office(OfficeState)
  /// The number that was asked for is durable.
  case issued(NumberGiven)
  /// A number is durable that a pad's key has asked for; its visitor is at the screen.
  case givenByKey(NumberGiven)
  /// What was asked for is refused.
  case refused(Refusal)
  case paper(seq: Int64, PaperNews)
  /// A rating is durable: one pressed here, or on a pad of this kiosk.
  case rated(seq: Int64, score: Int)
  case staff(StaffAnswer)
}
