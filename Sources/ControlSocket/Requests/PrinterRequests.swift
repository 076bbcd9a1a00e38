public import Events
public import Ports

extension ControlMessage {
  static let printerRequests: [any ControlRequest.Type] = [RollSeen.self, TestSheet.self]

  /// Says whether print is seen on the roll in a printer.
  public struct RollSeen: ControlCommand {
    public typealias Answer = RollChecked

    public static let path = "/v1/printers/:subject/roll"

    public var seen: Bool

    public init(seen: Bool) {
      self.seen = seen
    }

    public func command(on printer: String) -> KioskCommand { .rollSeen(printer: printer, seen) }

    public static func answer(to reply: KioskReply) -> RollChecked? {
      if case .rollChecked(let printer, let sight) = reply { RollChecked(printer: printer, sight: sight) } else { nil }
    }
  }

  /// What is noted about the roll.
  public struct RollChecked: Hashable, Sendable, Codable {
    public var printer: String
    public var sight: RollSight
  }

  /// Prints a sheet that shows what a printer can do, and waits for its end.
  public struct TestSheet: ControlRequest {
    public static let path = "/v1/printers/:subject/test"

    public struct Text: Hashable, Sendable, Codable {
      public var thai: String
      public var english: String
    }

    /// What spooler and device said of the printer, for the sheet.
    public var answers: [Text]

    public init(answers: [Bilingual]) {
      self.answers = answers.map { Text(thai: $0.thai, english: $0.english) }
    }

    public func carryOut(
      on printer: String, by kiosk: any KioskControlling, id _: String?
    ) async throws(Refusal) -> SheetJobResult {
      let texts = answers.map { Bilingual(thai: $0.thai, english: $0.english) }
      return try await kiosk.printTestSheet(on: printer, answers: texts)
    }
  }
}
