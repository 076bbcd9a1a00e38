public import Events

/// What a journey asks of the kiosk.
public enum JourneyAction: Hashable, Sendable {
  /// Answered by `issued` or `refused`.
  case issue(service: String, visitorType: String, lane: Lane, language: Language)
  /// A visitor said in which capacity they come after the number was given.
  case visitorType(seq: Int64, String)
  /// Somebody says whether print is seen on the roll of a printer.
  case rollSeen(printer: String, Bool)
  case printGuide(service: String, language: Language)
  /// Answered by `rated` or `refused`. The score is one of the five levels, the scale the number of faces.
  case rate(score: Int, scale: Int)
  /// Replaces a score that was given a moment ago; answered like `rate`.
  case correctRating(seq: Int64, score: Int, scale: Int)
  case reason(seq: Int64, RatingReason)
  case helpAsked
  /// Answered by `pin`. The digits go nowhere else.
  case checkPIN(String)
  /// Too many wrong PINs in a row: nobody is asked for one for a while.
  case staffLockedOut(tries: Int)
  /// Answered by `report`.
  case staffReport
  /// Answered by `done` or `failed`.
  case staff(StaffCommand)
}

/// Why a number is on the screen instead of on paper.
public enum PaperTrouble: String, Hashable, Sendable, CaseIterable {
  case out = "printer_out"
  case fault = "print_failed"
  case late
  case noPrinter = "no_printer"
}
