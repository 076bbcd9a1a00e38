public import ControlSocket
public import Events
internal import Foundation
internal import Glibc
public import Journal

/// The real kioskd on a place of its own, with real inputs, journal, printer folder and control socket.
public final class RunningKiosk: Sendable {
  public let place: KioskPlace
  public let program: ChildProgram
  /// How long it took from the start to "ready".
  public let startTime: Duration

  /// Starts kioskd and returns when it says that it is ready.
  ///
  /// - Parameter environment: beside that of the caller.
  public init(at place: KioskPlace, environment: [String: String] = [:]) async throws {
    self.place = place
    let readiness = try ReadinessSocket(in: place.path)
    let log = URL(filePath: place.logFile)
    let begin = ContinuousClock.now
    program = try ChildProgram(
      "kioskd", ["--config", place.configurationFile],
      environment: environment.merging(["NOTIFY_SOCKET": readiness.path]) { $1 },
      output: log, errors: log
    ) { [path = readiness.path] in ReadinessSocket.tell(ReadinessSocket.ended, on: path) }
    let heard = await offThePool { readiness.hears(["READY=1", ReadinessSocket.ended], within: 60) }
    startTime = .now - begin
    guard heard == "READY=1" else {
      program.signal(SIGKILL)
      throw ChildProgram.Fault(description: "kioskd is not ready: \(heard ?? "silence")\n\(place.log)")
    }
  }

  deinit { program.signal(SIGKILL) }

  public var pad: InputPen { InputPen(place.path + "/run/pad") }
  public var screen: InputPen { InputPen(place.path + "/run/screen") }
  public var control: ControlClient { ControlClient(path: place.socket, pause: .milliseconds(200)) }

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
    _ = try await program.end()
  }

  /// Runs kioskctl against this kiosk.
  public func kioskctl(_ arguments: String..., locale: String = "C.UTF-8") async throws -> FinishedProgram {
    try await FinishedProgram.run(
      "kioskctl", arguments, locale: locale, environment: ["KIOSK_SOCKET": place.socket], in: place.directory)
  }

  /// Waits until what the kiosk says on its standard error has what is looked for.
  public func log<Value: Sendable>(has find: @escaping @Sendable (String) -> Value?) async throws -> Value {
    let place = place
    guard let found = try await DirectoryWatch.wait(in: place.path, { find(place.log) }) else {
      throw ChildProgram.Fault(description: "the kiosk does not say so:\n\(place.log)")
    }
    return found
  }

  /// Waits until the journal's facts fulfil a wish.
  ///
  /// - Throws: `ChildProgram.Fault` with what the journal holds instead, when it takes longer than `seconds`.
  @discardableResult
  public func journal(
    within seconds: Double = 60, until wish: @escaping @Sendable ([Fact]) -> Bool
  ) async throws -> [Fact] {
    let place = place
    let found = try await DirectoryWatch.wait(in: place.stateDirectory, seconds: seconds) {
      let facts = try place.facts()
      return wish(facts) ? facts : nil
    }
    if let found { return found }
    throw ChildProgram.Fault(
      description: "the journal holds \(try place.facts().map { "\($0.kind)" })\n\(place.log)")
  }
}

extension KioskPlace {
  /// All facts of the journal, in order; none while there is no journal.
  public func facts() throws -> [Fact] { try events().compactMap { try $0.fact() } }

  public func events() throws -> [EventRecord] {
    guard FileManager.default.fileExists(atPath: journalFile) else { return [] }
    let reader = try JournalReader(file: journalFile)
    defer { reader.close() }
    return try reader.events(after: 0, limit: 100_000)
  }

  /// The tickets of the journal, in order.
  public func tickets() throws -> [TicketIssued] {
    try facts().compactMap { if case .ticketIssued(let issued) = $0 { issued } else { nil } }
  }

  /// Every sheet that was to be printed, copies too, in order.
  public func papers() throws -> [PaperIntention] {
    try facts().compactMap { fact in
      switch fact {
      case .ticketIssued(let issued): issued.paper
      case .ticketReprinted(let copy): copy.paper
      default: nil
      }
    }
  }

  /// `kiosk.started` or `kiosk.stopped`, whichever came last. A printer's report may follow a stop: the truth about
  /// paper is worth more than the order.
  public func lastStartOrStop() throws -> Fact? {
    try facts().last { [.kioskStarted, .kioskStopped].contains($0.kind) }
  }

  /// What the chain of hashes says.
  public func verification() throws -> JournalVerification.Report {
    let reader = try JournalReader(file: journalFile)
    defer { reader.close() }
    return try reader.verify { _, _ in }
  }
}
