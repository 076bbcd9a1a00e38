import ControlSocket
import Events
import Ports
import Foundation
import Logging
import ServiceLifecycle
import Synchronization

/// A kiosk that gives numbers and keeps nothing, behind the real server on a real socket.
final class Reception: KioskControlling {
  private let state = Mutex<(given: [String: Int], refusal: Refusal?, lent: [String])>(([:], nil, []))

  /// How often the retention rule was to be applied.
  let retentionAsks = Mutex(0)

  /// Ends when a caller has given the devices back.
  let (returned, loanEnded) = AsyncStream.makeStream(of: Void.self)

  /// The next commands are refused so.
  func refuse(_ code: Refusal.Code, detail: String = "") {
    state.withLock { $0.refusal = Refusal(code, detail: detail) }
  }

  func perform(_ command: KioskCommand, id: String?) async throws(Refusal) -> KioskReply {
    let (number, refusal) = state.withLock { state in
      let next = state.given.count + 1
      let number = state.given[id ?? "-", default: next]
      state.given[id ?? "\(next)"] = number
      return (number, state.refusal)
    }
    if let refusal { throw refusal }
    switch command {
    case .issue(let request): return .issued(Self.ticket(number, request))
    case .countVisitors(let count): return .counted(seq: 9, count)
    case .confirmDate(let date): return .dateConfirmed(date)
    case .rollSeen(let printer, let isSeen): return .rollChecked(printer: printer, isSeen ? .seen : .notSeen)
    case .pauseIssuing(let isPaused, _): return .issuingPaused(isPaused)
    case .setMessage(let message): return .messageSet(message)
    case .void(let request): return .voided(try Self.ticket(request.ticket))
    case .reprint(let request):
      return .reprinted(Reprint(reference: try Self.ticket(request.ticket), copy: 2, printer: "ticket"))
    case .rate: throw Refusal(.unknownTicket)
    }
  }

  /// The one ticket that this kiosk knows.
  private static func ticket(_ target: TicketTarget) throws(Refusal) -> TicketReference {
    guard case .label(let label, let date) = target, label == "ก001" else {
      throw Refusal(.unknownTicket, detail: "\(target)")
    }
    let visit = VisitFacts(
      day: 1, date: date ?? Self.date, service: "ADVICE", visitorType: "NOT_STATED", period: .office)
    return TicketReference(
      EventID(journal: Self.journal, seq: 3), ticket: TicketNumber(series: "ก", number: 1), visit: visit)
  }

  func printTestSheet(on printer: String, answers: [Bilingual]) async throws(Refusal) -> SheetJobResult {
    guard printer == "หน้า 1" else { throw Refusal(.unknownPrinter, detail: printer) }
    return SheetJobResult(printer: printer, end: .failed, reason: answers.first?.english)
  }

  func status() async throws(Refusal) -> KioskStatus {
    KioskStatus(
      program: "0", site: "S1", kiosk: "K1", journal: Self.journal, position: 7, day: 1, date: Self.date,
      clock: .synchronised, doubt: nil, visits: 2, ratings: 1, printers: [], inputs: [], centre: nil,
      ignored: ["pad": ["device_unknown_code": 4]], fault: nil, warnings: ["the disk is old"], longestTurn: 12)
  }

  /// Never ends by itself.
  func watchInputs() async -> AsyncStream<String> {
    let (stream, lines) = AsyncStream.makeStream(of: String.self)
    lines.yield("pad key KEY_1 down")
    return stream
  }

  /// Lets go at once.
  func lendInputs(_ devices: [InputDeviceStatus]) async -> AsyncStream<Void> {
    let (stream, loan) = AsyncStream.makeStream(of: Void.self)
    state.withLock { $0.lent = devices.map(\.name) }
    loan.yield()
    loan.onTermination = { [ended = loanEnded] _ in ended.finish() }
    return stream
  }

  /// The names of the devices that were lent last.
  var lent: [String] { state.withLock(\.lent) }

  func applyRetention() async { retentionAsks.withLock { $0 += 1 } }

  func stop() async { refuse(.stopping) }

  static let date = ServiceDate(dayNumber: 20_778)
  static let journal: JournalID = {
    var random = SystemRandomNumberGenerator()
    return JournalID(using: &random)
  }()

  private static func ticket(_ number: Int, _ request: IssueRequest) -> IssuedTicket {
    let visit = VisitFacts(
      day: 1, date: date, service: request.service, visitorType: request.visitorType, lane: request.lane,
      period: .office)
    let issued = TicketIssued(
      ticket: TicketNumber(series: "A", number: number), visit: visit, source: request.source, paper: nil, base: 0,
      key: 0)
    return IssuedTicket(EventID(journal: journal, seq: Int64(number)), issued)
  }
}

/// A directory with a short path, for sockets: the kernel allows 107 bytes.
final class ShortDirectory {
  let path: String

  init() throws {
    path = "/tmp/kq-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Serves a story's kiosk while the story lasts, and then stops in order.
///
/// - Returns: the server's warning when it began to listen.
@discardableResult
func serving(_ kiosk: Reception, on path: String, _ story: () async throws -> Void) async throws -> String? {
  let (readiness, ready) = AsyncStream.makeStream(of: String.self)
  let quiet = Logger(label: "story") { _ in SwiftLogNoOpLogHandler() }
  let server = ControlServer(path: path, group: "no-such-group", kiosk: kiosk) { warning in
    if let warning { ready.yield(warning) }
    ready.finish()
  }
  let group = ServiceGroup(configuration: .init(services: [server], logger: quiet))
  let running = Task {
    defer { ready.finish() }
    try await group.run()
  }
  var warning: String?
  for await said in readiness { warning = said }
  do { try await story() } catch {
    await group.triggerGracefulShutdown()
    throw error
  }
  await group.triggerGracefulShutdown()
  try await running.value
  return warning
}
