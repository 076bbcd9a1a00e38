public import Events
public import Ports
internal import Foundation

/// A request on the control socket, described once for server and client: `POST` to its path with its members as the
/// body.
public protocol ControlRequest: Codable, Hashable, Sendable {
  /// What the kiosk answers, as JSON.
  associatedtype Answer: Codable, Hashable, Sendable

  /// Where it is sent; `:subject` stands for what it is about, such as a ticket's label or a printer's name.
  static var path: String { get }
  /// The HTTP status (RFC 9110) of an answer: 200, unless something new was made.
  static var status: Int { get }

  /// Has the kiosk do what is asked.
  ///
  /// - Parameters:
  ///   - subject: as it stands in the path; empty where the path has none.
  ///   - id: the command's identity.
  func carryOut(on subject: String, by kiosk: any KioskControlling, id: String?) async throws(Refusal) -> Answer
}

extension ControlRequest {
  public static var status: Int { 200 }

  /// The path of a request about `subject`, which may have any letters.
  static func path(about subject: String) -> String {
    let escaped = subject.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? subject
    return path.replacingOccurrences(of: ":subject", with: escaped)
  }
}

/// A request that is a command of the kiosk: repeated with its identity, it gives its first result.
public protocol ControlCommand: ControlRequest {
  func command(on subject: String) -> KioskCommand
  /// - Returns: `nil` for what another command gave.
  static func answer(to reply: KioskReply) -> Answer?
}

extension ControlCommand {
  public func carryOut(
    on subject: String, by kiosk: any KioskControlling, id: String?
  ) async throws(Refusal) -> Answer {
    let reply = try await kiosk.perform(command(on: subject), id: id)
    guard let answer = Self.answer(to: reply) else { throw Refusal(.commandIDUsed, detail: id ?? "") }
    return answer
  }
}

extension ControlMessage {
  /// Every request that the server takes, but for streams, the status and the stop.
  static let requests: [any ControlRequest.Type] = ticketRequests + printerRequests + dayRequests
}
