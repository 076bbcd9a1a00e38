internal import Events

/// What one job puts on paper: a ticket, a copy of one, or the line that shows that a new roll prints.
struct Sheet {
  /// `nil`: the ready line, of which nothing is told.
  var reference: TicketReference?
  var copy: Int?
  var job: String
  /// Millimetres of the roll; `nil` for a job of an earlier run.
  var length: Int?
}

/// A job of an earlier run, or of an earlier spooler, of which nobody knows yet what became.
struct Unsettled {
  var sheet: Sheet
  /// Empty when it was never known.
  var uuid: String
  /// Until when it may come out by itself; one that is older is cancelled.
  var mayPrintUntil: Duration
  /// Until when the spooler is asked; then the ticket is unconfirmed.
  var askedUntil: Duration
  /// Why it is told as lost.
  var reason: String
}
