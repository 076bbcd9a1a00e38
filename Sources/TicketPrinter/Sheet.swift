internal import Events
internal import Ports

/// What one job puts on paper: a ticket, a copy of one, the line that shows that a new roll prints, or a sheet job.
struct Sheet {
  /// `nil`: no ticket, and no event records it.
  var reference: TicketReference?
  var copy: Int?
  var job: String
  /// Millimetres of the roll; `nil` for a job of an earlier run.
  var length: Int?
  /// Called once with what became of a sheet job; `nil` for all else.
  var done: (@Sendable (SheetJobResult) -> Void)?

  /// The printer's thread prints it by itself, to see whether paper is back.
  var isProbe = false

  var isReadyLine: Bool { reference == nil && done == nil }
}

/// A job of an earlier run, or of an earlier spooler, whose end is not known yet.
struct Unsettled {
  var sheet: Sheet
  /// Empty when it was never known.
  var uuid: String
  /// Until when it may come out by itself; one that is older is cancelled.
  var mayPrintUntil: Duration
  /// Until when the spooler is asked; then the ticket is unconfirmed.
  var askedUntil: Duration
  /// The reason with which it is reported as lost.
  var reason: String
}
