internal import AsyncHTTPClient
public import Events
public import Ports
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Asks a running kiosk over its control socket.
public struct ControlClient: Sendable {
  /// The longest wait for an answer; the kiosk commits within milliseconds.
  static let patience = TimeAmount.seconds(10)
  /// A test waits for tickets before it, and for paper.
  private static let printingPatience = TimeAmount.seconds(30)
  static let answerLimit = 1 << 20

  let path: String
  private let pause: Duration

  /// - Parameter pause: the wait before a command whose answer was lost is sent once more; a service manager brings a
  ///   fallen kiosk back within it.
  public init(path: String, pause: Duration = .seconds(2)) {
    self.path = path
    self.pause = pause
  }

  /// Has a command carried out, and sends it once more, with the same identity, when its answer was lost: the kiosk gives
  /// the first result again.
  ///
  /// - Parameters:
  ///   - subject: what the command is about, where its path names one: a ticket's label, such as `A001`, or a printer.
  ///   - id: the command's identity; repeated, the command gives its first result. `nil`: a new one.
  /// - Throws: `ControlProblem` when the kiosk refuses, and `ControlFault` when no answer came.
  public func perform<Command: ControlCommand>(
    _ command: Command, on subject: String = "", id: String? = nil
  ) async throws -> Command.Answer {
    var request = try request(command, on: subject)
    request.headers.add(name: "Idempotency-Key", value: id ?? UUID().uuidString)
    return try await withConnection { [request] client in
      do {
        return try await Self.decode(send(client, request))
      } catch let lost as ControlFault where lost.mayBeRepeated {
        try await Task.sleep(for: pause)
        do { return try await Self.decode(send(client, request)) } catch is ControlFault { throw lost }
      }
    }
  }

  /// Prints a sheet that shows what a printer can do, and waits for its end. Never repeated by itself: it takes paper.
  ///
  /// - Parameter answers: what spooler and device say of the printer, for the sheet.
  public func printTestSheet(on printer: String, answers: [Bilingual]) async throws -> SheetJobResult {
    let request = try request(ControlMessage.TestSheet(answers: answers), on: printer)
    return try await withConnection { try await Self.decode(send($0, request, patience: Self.printingPatience)) }
  }

  /// How the kiosk fares.
  public func status() async throws -> KioskStatus {
    try await withConnection { try await Self.decode(send($0, request(.GET, "/v1/status"))) }
  }

  /// Asks for the retention rule to be applied now; the answer comes before it is, see `status`.
  public func applyRetention() async throws {
    try await withConnection { _ = try await send($0, request(.POST, "/v1/retention")) }
  }

  /// Asks for an orderly stop; the answer comes before the stop.
  public func stop() async throws {
    try await withConnection { _ = try await send($0, request(.POST, "/v1/stop")) }
  }

  /// Calls `line` for each line that the kiosk's inputs give, until the kiosk stops or the caller's task is cancelled.
  ///
  /// - Parameter begun: called once nothing is missed any more.
  public func watchInputs(
    begun: @Sendable () -> Void = {}, _ line: @Sendable (String) -> Void
  ) async throws {
    try await lines(from: "/v1/inputs/watch", begun: begun) { if !$0.isEmpty { line($0) } }
  }
}
