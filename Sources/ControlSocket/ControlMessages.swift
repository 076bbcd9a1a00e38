public import Events
public import Foundation

/// What travels on the control socket: JSON bodies of requests and answers, with snake_case names.
public enum ControlMessage {
  /// Body of `POST /v1/tickets`. Without a type the visitor's is `NOT_STATED`; without a lane it is the normal one.
  public struct Issue: Hashable, Sendable, Codable {
    public var service: String
    public var visitorType: String?
    public var lane: Lane?

    public init(service: String, visitorType: String? = nil, lane: Lane? = nil) {
      self.service = service
      self.visitorType = visitorType
      self.lane = lane
    }
  }

  /// A number that was given.
  public struct Ticket: Hashable, Sendable, Codable {
    public var journal: JournalID
    public var seq: Int64
    /// The label, such as `A001`.
    public var number: String
    public var day: Int
    public var date: ServiceDate
    /// Whether paper was tried; else the number is on the screen.
    public var onPaper: Bool

    init(_ ticket: IssuedTicket) {
      journal = ticket.id.journal
      seq = ticket.id.seq
      number = ticket.number.description
      day = ticket.day
      date = ticket.date
      onPaper = ticket.onPaper
    }
  }

  /// Body of `POST /v1/tickets/{number}/void`.
  public struct Void: Hashable, Sendable, Codable {
    public var reason: VoidReason
    /// The date of issue; absent: the open day.
    public var date: ServiceDate?

    public init(reason: VoidReason, date: ServiceDate? = nil) {
      self.reason = reason
      self.date = date
    }
  }

  /// A ticket that was taken back.
  public struct Voided: Hashable, Sendable, Codable {
    public var seq: Int64
    public var number: String
    public var service: String
    /// The date on which the visit no longer counts.
    public var date: ServiceDate

    init(_ reference: TicketReference) {
      seq = reference.seq
      number = reference.ticket.description
      service = reference.visit.service
      date = reference.visit.date
    }
  }

  /// Body of `POST /v1/tickets/{number}/reprint`.
  public struct Reprint: Hashable, Sendable, Codable {
    /// The date of issue; absent: the open day.
    public var date: ServiceDate?

    public init(date: ServiceDate? = nil) {
      self.date = date
    }
  }

  /// A copy that is being printed.
  public struct Reprinted: Hashable, Sendable, Codable {
    public var seq: Int64
    public var number: String
    public var service: String
    /// From 1; stands on the paper.
    public var copy: Int
    public var printer: String

    init(_ reprint: Events.Reprint) {
      seq = reprint.reference.seq
      number = reprint.reference.ticket.description
      service = reprint.reference.visit.service
      copy = reprint.copy
      printer = reprint.printer
    }
  }

  /// Body of `POST /v1/printers/{printer}/roll`: whether print is seen on the paper.
  public struct RollSeen: Hashable, Sendable, Codable {
    public var seen: Bool

    public init(seen: Bool) {
      self.seen = seen
    }
  }

  /// What is noted about the roll.
  public struct RollChecked: Hashable, Sendable, Codable {
    public var printer: String
    public var sight: RollSight
  }

  /// Body of `POST /v1/printers/{printer}/test`; the answer is a `SheetJobResult`.
  public struct TestSheet: Hashable, Sendable, Codable {
    public struct Text: Hashable, Sendable, Codable {
      public var thai: String
      public var english: String
    }

    /// What spooler and device said of the printer, for the sheet.
    public var answers: [Text]

    public init(answers: [Bilingual]) {
      self.answers = answers.map { Text(thai: $0.thai, english: $0.english) }
    }

    var texts: [Bilingual] { answers.map { Bilingual(thai: $0.thai, english: $0.english) } }
  }

  /// Body of `POST /v1/visitors`: 1 to 999 visitors.
  public struct Count: Hashable, Sendable, Codable {
    public var service: String
    public var visitorType: String?
    public var count: Int

    public init(service: String, visitorType: String? = nil, count: Int) {
      self.service = service
      self.visitorType = visitorType
      self.count = count
    }
  }

  /// Visitors that were counted, and the event that says so.
  public struct Counted: Hashable, Sendable, Codable {
    public var seq: Int64
    public var count: Int
  }

  /// Body and answer of `POST /v1/date`.
  public struct ConfirmDate: Hashable, Sendable, Codable {
    public var date: ServiceDate

    public init(date: ServiceDate) {
      self.date = date
    }
  }

  /// Body and answer of `POST /v1/issuing`.
  public struct Issuing: Hashable, Sendable, Codable {
    public var paused: Bool

    public init(paused: Bool) {
      self.paused = paused
    }
  }

  /// Body and answer of `POST /v1/message`: what the office tells visitors today; without a text, nothing any more.
  public struct DayMessage: Hashable, Sendable, Codable {
    public var thai: String?
    /// Absent: the Thai text stands for both.
    public var english: String?
    /// The minute of the day (1…1440) at which it ends; absent: the day's end.
    public var until: Int?

    public init(_ message: OfficeMessage?) {
      thai = message?.text.thai
      english = message?.text.english
      until = message?.until
    }

    var message: OfficeMessage? { thai.map { OfficeMessage(Bilingual(thai: $0, english: english), until: until) } }
  }

  /// A message as JSON with sorted snake_case names.
  public static func encoded(_ message: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(message)
  }

  /// Names that are not known are passed over, so that programs of two versions understand each other.
  static func decoded<Message: Decodable>(_ bytes: Data) throws -> Message {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Message.self, from: bytes)
  }
}

/// A refusal as staff read it (RFC 9457 in spirit): what, why, and what to do, in Thai and English.
public struct ControlProblem: Error, Hashable, Sendable, Codable, CustomStringConvertible {
  public var code: String
  public var detail: String
  public var thai: String
  public var english: String

  public init(code: String, detail: String, thai: String, english: String) {
    self.code = code
    self.detail = detail
    self.thai = thai
    self.english = english
  }

  public var description: String {
    let what = detail.isEmpty ? english : "\(english) (\(detail))"
    return "\(what)\n\(thai)"
  }
}

extension Refusal {
  /// The refusal's words.
  public var problem: ControlProblem {
    let words = code.words.text
    return ControlProblem(code: code.rawValue, detail: detail, thai: words.thai, english: words.english)
  }
}

extension Refusal.Code {
  /// The HTTP status (RFC 9110) that says the same.
  var httpStatus: Int {
    switch self {
    case .unknownService, .unknownVisitorType, .badCount, .badScore, .badDate, .badMessage: 422
    case .unknownTicket, .unknownPrinter, .unknownRating: 404
    case .alreadyVoided, .ticketPurged, .noPrinter, .notYetOpen, .noMoreTickets, .holiday, .serviceClosedToday,
      .pressedAgain,
      .issuingPaused:
      409
    case .busy, .stopping: 503
    case .journalFault: 507
    }
  }
}
