public import ControlSocket
internal import Foundation
internal import Glibc

/// The real kioskd on a place of its own, with real inputs, journal, printer folder and control socket.
public final class RunningKiosk: Sendable {
  public let place: KioskPlace
  /// Whom it tells that it is ready and alive.
  public let manager: ServiceManager
  public let program: ChildProgram
  /// How long it took from the start to "ready".
  public let startTime: Duration

  /// Starts kioskd and returns when it says that it is ready.
  ///
  /// - Parameters:
  ///   - wrapper: the path of a program that starts it, such as strace, and its options.
  ///   - environment: in addition to that of every program of a story, and before it.
  /// - Throws: `ChildProgram.Fault` with what it said when it is not ready within 60 s.
  public init(at place: KioskPlace, wrapper: [String] = [], environment: [String: String] = [:]) throws {
    let start = try Start(at: place, wrapper, environment)
    (self.place, manager, program, startTime) = (place, start.manager, start.program, start.time)
  }

  /// As the blocking one.
  public init(at place: KioskPlace, environment: [String: String] = [:]) async throws {
    let start = try await offThePool { try Start(at: place, [], environment) }
    (self.place, manager, program, startTime) = (place, start.manager, start.program, start.time)
  }

  private struct Start: Sendable {
    let manager: ServiceManager
    let program: ChildProgram
    let time: Duration

    init(at place: KioskPlace, _ wrapper: [String], _ environment: [String: String]) throws {
      manager = try ServiceManager(in: place.path)
      let command = wrapper + [BuiltProgram.path(of: "kioskd"), "--config", place.configurationFile]
      let begin = Moment.now
      program = try ChildProgram(
        command[0], Array(command.dropFirst()), environment: manager.environment.merging(environment) { $1 },
        output: .file(place.logFile), leadsGroup: !wrapper.isEmpty)
      guard let ready = manager.receive("READY=1", from: program, within: .seconds(60)) else {
        program.kill()
        throw ChildProgram.Fault(description: "kioskd is not ready:\n\(place.log)")
      }
      time = .nanoseconds(Int64(ready - begin))
    }
  }

  public var pad: Pad { get throws { try Pad(place.pipe("pad")) } }
  public var screen: Finger { get throws { try Finger(place.pipe("screen")) } }
  public func buttons(_ number: Int) throws -> Pad { try Pad(place.pipe("pad-\(number)")) }
  public var control: ControlClient { ControlClient(path: place.socket, pause: .milliseconds(200)) }

  /// A connection to the control socket that stays open.
  ///
  /// - Parameter timeout: seconds without a byte after which an answer counts as missing.
  public func line(timeout: Int = 30) throws -> StaffLine { try StaffLine(place.socket, timeout: timeout) }

  /// Stops it as a service manager does.
  ///
  /// - Returns: how it ended, and how long that took.
  @discardableResult
  public func stop() async throws -> (ending: ChildProgram.Ending, time: Duration) {
    let begin = ContinuousClock.now
    program.signal(SIGTERM)
    let ending = try await program.end()
    return (ending, .now - begin)
  }

  /// Takes the power away from it.
  public func kill() async throws {
    program.signal(SIGKILL)
    try await program.end()
  }

  /// Runs kioskctl against this kiosk.
  public func kioskctl(_ arguments: String..., locale: String = "C.UTF-8") async throws -> FinishedProgram {
    try await FinishedProgram.run(
      "kioskctl", arguments, locale: locale, environment: ["KIOSK_SOCKET": place.socket], in: place.directory)
  }
}
