import Events
import Ports
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Where kiosks send their journals.
struct JournalPages: Sendable {
  let store: any BatchReceiving
  /// Milliseconds since 1970 UTC.
  let now: @Sendable () -> Int64
  /// Called with each alarm that a batch has raised.
  let report: @Sendable (String) -> Void
  let refused: RefusedCallers
  /// Batches that are on their way or wait, each up to `Batch.compressedLimit` bytes.
  private let arrival = WorkGate(atOnce: 64, mostWaiting: 0, busy: "Too many kiosks send at once")
  /// Batches that are unpacked, each up to `Batch.decompressedLimit` bytes.
  private let unpacking = WorkGate(atOnce: 2, mostWaiting: 64, busy: "Too many kiosks send at once")

  init(
    store: any BatchReceiving, now: @escaping @Sendable () -> Int64, refused: RefusedCallers,
    report: @escaping @Sendable (String) -> Void
  ) {
    self.store = store
    self.now = now
    self.refused = refused
    self.report = report
  }

  /// The name of the registered device that a request is from; `nil` for everybody else.
  func caller(of request: HTTPRequest) async -> String? {
    guard let presented = Secret.presented(in: request.headerFields),
      let device = try? await store.device(withCredential: presented), device.state == .active
    else { return nil }
    return "\(device.site)/\(device.name)"
  }

  /// `GET …/position` and `POST …/batches`, both with the kiosk's credential.
  func add(to router: Router<BasicRequestContext>) {
    router.get("api/v1/journals/:journal/position") { request, context in
      try await position(try Self.journal(context), askedBy: try await sender(of: request, context))
    }
    router.post("api/v1/journals/:journal/batches") { request, context in
      let (journal, device) = (try Self.journal(context), try await sender(of: request, context))
      return try await arrival.pass { try await batch(request, journal, from: device) }
    }
  }

  private func position(_ journal: JournalID, askedBy device: RegisteredDevice) async throws -> Response {
    switch try await store.position(of: journal, sentBy: device) {
    case .at(let first, let others): return try Self.answer(.ok, JournalAnswer(first, others: others))
    case .anothers: throw Self.anothersJournal
    case .nothing: throw Self.nothingHeld
    }
  }

  /// The sender is known before its content is read, and the content's digest is good before it is unpacked: what a
  /// stranger sends costs nothing.
  private func batch(
    _ request: Request, _ journal: JournalID, from device: RegisteredDevice
  ) async throws -> Response {
    let content = try await BatchContent(of: request)
    let outcome = try await unpacking.pass {
      let batch = try content.decoded()
      guard batch.journal == journal else {
        throw Problem.bad("other_journal", "The batch is of another journal than the address")
      }
      return try await store.ingest(batch, from: device, at: now())
    }
    for alarm in outcome.alarms { report("kiosk \(device.name) at \(device.site): \(alarm)") }
    return try Self.answer(outcome.answer)
  }

  private static func answer(_ answer: IngestAnswer) throws -> Response {
    switch answer {
    case .stored(let history): try Self.answer(.ok, JournalAnswer(history))
    case .conflict(let position): try Self.answer(.conflict, JournalAnswer(position))
    case .forked(let centre, let kept): try Self.answer(.conflict, JournalAnswer(centre, kept: kept))
    case .nothingHeld: throw Self.nothingHeld
    case .anothersJournal: throw Self.anothersJournal
    case .tooManyHistories: throw Self.tooManyHistories
    case .tooMuchToday(let seconds):
      throw Problem.later(
        .tooManyRequests, "too_much_today", "This device has sent more today than is taken of one", after: seconds)
    }
  }

  /// The registered device whose credential the request presents. The store finds it by the credential's hash, whose
  /// timing tells nothing of the secret; the comparison itself takes constant time.
  private func sender(of request: Request, _ context: BasicRequestContext) async throws -> RegisteredDevice {
    guard let presented = Secret.presented(in: request.headers) else {
      throw Problem.unauthorized("The request carries no credential")
    }
    guard let device = try await store.device(withCredential: presented), device.state == .active else {
      refused.note("the credential of a kiosk is unknown or revoked", context)
      throw Problem.unauthorized("The credential is unknown or revoked")
    }
    return device
  }

  /// The journal that the address names.
  ///
  /// - Throws: a 400 when it is none.
  private static func journal(_ context: BasicRequestContext) throws -> JournalID {
    guard let journal = context.parameters.get("journal").flatMap({ JournalID($0) }) else {
      throw Problem.bad(
        "bad_journal", "The address names no journal", remedy: "Name it by its 32 hexadecimal digits.")
    }
    return journal
  }

  private static func answer(_ status: HTTPResponse.Status, _ answer: JournalAnswer) throws -> Response {
    let text = try JSONEncoder.sorted.encode(answer)
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: .init(byteBuffer: ByteBuffer(bytes: text)))
  }

  private static let nothingHeld = Problem(
    .notFound, "unknown_journal", "Nothing of this journal has come yet", remedy: "Begin with its first event.")
  private static let anothersJournal = Problem(
    .forbidden, "anothers_journal", "Another device sent this journal first",
    remedy: "Give this kiosk a credential of its own; see `statisticsd device list`.")
  private static let tooManyHistories = Problem(
    .forbidden, "too_many_histories", "More journals of this device wait than are kept",
    remedy: "Look at `statisticsd device list`, then run `statisticsd device accept`.")
}
