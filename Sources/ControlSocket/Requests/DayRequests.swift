public import Events
public import Ports

extension ControlMessage {
  static let dayRequests: [any ControlRequest.Type] = [Count.self, ConfirmDate.self, Issuing.self, DayMessage.self]

  /// Counts 1 to 999 visitors who took no ticket.
  public struct Count: ControlCommand {
    public typealias Answer = Counted

    public static let path = "/v1/visitors"
    public static let status = 201

    public var service: String
    public var visitorType: String?
    public var count: Int

    public init(service: String, visitorType: String? = nil, count: Int) {
      self.service = service
      self.visitorType = visitorType
      self.count = count
    }

    public func command(on _: String) -> KioskCommand {
      .countVisitors(VisitorCount(service: service, visitorType: visitorType ?? "NOT_STATED", count: count))
    }

    public static func answer(to reply: KioskReply) -> Counted? {
      if case .counted(let seq, let visitors) = reply { Counted(seq: seq, count: visitors.count) } else { nil }
    }
  }

  /// Visitors that were counted, and the event that says so.
  public struct Counted: Hashable, Sendable, Codable {
    public var seq: Int64
    public var count: Int
  }

  /// Says which date it is, where the kiosk doubts its clock; the answer is the same.
  public struct ConfirmDate: ControlCommand {
    public typealias Answer = ConfirmDate

    public static let path = "/v1/date"

    public var date: ServiceDate

    public init(date: ServiceDate) {
      self.date = date
    }

    public func command(on _: String) -> KioskCommand { .confirmDate(date) }

    public static func answer(to reply: KioskReply) -> ConfirmDate? {
      if case .dateConfirmed(let date) = reply { ConfirmDate(date: date) } else { nil }
    }
  }

  /// Pauses issuing, or resumes it; the answer is the same.
  public struct Issuing: ControlCommand {
    public typealias Answer = Issuing

    public static let path = "/v1/issuing"

    public var paused: Bool

    public init(paused: Bool) {
      self.paused = paused
    }

    public func command(on _: String) -> KioskCommand { .pauseIssuing(paused, .controlSocket) }

    public static func answer(to reply: KioskReply) -> Issuing? {
      if case .issuingPaused(let isPaused) = reply { Issuing(paused: isPaused) } else { nil }
    }
  }

  /// Sets the message of the day; without a text it takes the message away. The answer is the same.
  public struct DayMessage: ControlCommand {
    public typealias Answer = DayMessage

    public static let path = "/v1/message"

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

    public func command(on _: String) -> KioskCommand {
      .setMessage(thai.map { OfficeMessage(Bilingual(thai: $0, english: english), until: until) })
    }

    public static func answer(to reply: KioskReply) -> DayMessage? {
      if case .messageSet(let message) = reply { DayMessage(message) } else { nil }
    }
  }
}
