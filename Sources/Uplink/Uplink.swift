internal import Events
public import Ports
import Foundation
import NIOCore
import NIOPosix
public import Settings
import Synchronization

/// Sends the journal to the centre in the background: at least once, in order, from the last position that the centre holds.
///
/// It keeps no state of its own: the centre is asked at the start, after every error and after every pause that is longer
/// than a connection, because another centre, or one put back from a backup, may answer next. It needs no network at
/// boot and does not wake up while there is nothing to send.
public final class Uplink: Sendable {
  private let journal: any JournalReading
  private let settings: CentreSettings
  private let journalIsBehind: @Sendable (_ events: Int64) -> Void
  private let current = Mutex(UplinkStatus())
  private let size = Mutex(BatchSize())
  /// Whether a wake-up for commits is on its way; those in between need no other.
  private let isWakePending = Mutex(false)
  private let wakes: AsyncStream<UplinkSchedule.Wake>
  private let wake: AsyncStream<UplinkSchedule.Wake>.Continuation

  /// - Parameter journalIsBehind: called once when the centre holds events past this journal's end, with how many: the
  ///   journal was lost, damaged or restored, and numbering has to go on after what was given before.
  public init(
    journal: any JournalReading, settings: CentreSettings,
    journalIsBehind: @escaping @Sendable (_ events: Int64) -> Void = { _ in }
  ) {
    self.journal = journal
    self.settings = settings
    self.journalIsBehind = journalIsBehind
    (wakes, wake) = AsyncStream.makeStream()
  }

  /// Something new is durable. Returns at once; cheap enough for every commit.
  public func eventsCommitted() {
    let isFirst = isWakePending.withLock { pending in
      defer { pending = true }
      return !pending
    }
    if isFirst { wake.yield(.committed) }
  }

  /// Sends without waiting for a rest or a back-off to end: at closing time, and when staff ask.
  public func pushNow() { wake.yield(.now) }

  public var status: UplinkStatus {
    var status = current.withLock { $0 }
    if let acknowledged = status.acknowledged, let last = try? journal.lastPosition() {
      status.unsent = max(0, last.seq - acknowledged.seq)
    }
    return status
  }

  /// Works until the task is cancelled.
  ///
  /// - Throws: `UplinkFault` with `.settings` when the address or the trusted certificates cannot be used at all; the
  ///   status has it from then on.
  public func run() async throws {
    let client = try usableClient()
    await work(with: client)
    await client.shutdown()
  }

  /// A client that can be made at all; why not is in the status too.
  private func usableClient() throws -> CentreClient {
    do { return try CentreClient(settings) } catch {
      _ = note(UplinkFault(error))
      throw error
    }
  }

  /// One push at a time, each when `UplinkSchedule` says so; a wake-up in between waits in the stream. A commit that is
  /// taken from the stream allows the next wake-up before the push begins, so that what is committed meanwhile is not lost.
  private func work(with client: CentreClient) async {
    let uploader = Uploader(journal: journal, client: client, onProgress: note, onOtherHistory: noteOtherHistory)
    let credential = CredentialWatch(of: settings.credentialFile) { [wake] in wake.yield(.now) }
    var schedule = UplinkSchedule()
    var timer: Scheduled<Void>?
    defer {
      timer?.cancel()
      credential.end()
    }
    wake.yield(.now)
    for await reason in wakes {
      if reason == .committed { isWakePending.withLock { $0 = false } }
      var action = schedule.woke(by: reason, at: .now)
      if action == .push {
        timer?.cancel()
        credential.end()
        let stamp = credential.stamp
        action = schedule.pushed(await push(uploader), at: .now, random: .random(in: 0...1))
        if current.withLock(\.needsCredential) { credential.begin(since: stamp) }
      }
      if case .wake(let delay, let number) = action { timer = alarm(after: delay, number) }
    }
  }

  /// The number tells a timer that was overtaken from the one that counts.
  ///
  /// On an event loop, not by `Task.sleep`, whose dispatch timers would wake an idle kiosk every second from then on.
  private func alarm(after delay: Duration, _ number: Int) -> Scheduled<Void> {
    MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(delay)) { [wake] in
      wake.yield(.timer(number))
    }
  }

  /// How long what the centre last said is relied on: no longer than an idle connection lives.
  private static let relianceOnAnswer = Duration.seconds(60)

  /// Sends everything. After a fault the centre is asked what it holds: what it last said may be outdated.
  private func push(_ uploader: Uploader) async -> UplinkSchedule.Outcome {
    let known = current.withLock { status in
      status.state = .sending
      return status.known(since: .now - Self.relianceOnAnswer)
    }
    do {
      let end = try await uploader.drain(from: known, atMost: size.withLock(\.events))
      current.withLock { status in
        status.note(end, at: .now)
        status.state = .idle
        status.lastFault = nil
        status.lastSuccess = Int64(Date().timeIntervalSince1970 * 1000)
      }
      size.withLock { $0.succeeded() }
      return .drained
    } catch {
      return note(UplinkFault(error))
    }
  }

  /// Keeps a fault for the status, and says what the schedule is to make of it.
  private func note(_ fault: UplinkFault) -> UplinkSchedule.Outcome {
    let (state, outcome): (UplinkStatus.State, UplinkSchedule.Outcome) =
      switch fault.code {
      case .refused, .forked: (.refused, .refused)
      case .settings, .unreachable, .certificate, .unexpectedAnswer, .journal: (.waiting, .failed)
      }
    current.withLock { status in
      status.state = state
      status.lastFault = fault
    }
    if fault.code == .unreachable { size.withLock { $0.lineFailed() } }
    return outcome
  }

  private func note(_ held: HeldHistory) { current.withLock { $0.note(held, at: .now) } }

  /// Keeps what the centre holds beside this journal. `journalIsBehind` is called only the first time, since what it then
  /// writes brings the journal no nearer to the other history.
  private func noteOtherHistory(_ end: JournalPosition) {
    let isNews = current.withLock { status in
      defer { status.centre = end }
      return status.centre == nil
    }
    guard isNews, let last = try? journal.lastPosition().seq, end.seq > last else { return }
    journalIsBehind(end.seq - last)
  }
}
