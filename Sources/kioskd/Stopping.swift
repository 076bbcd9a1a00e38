import Events
import Kiosk
import ServiceLifecycle
import Synchronization
import Terminal
import Uplink

/// Lets a command end the kiosk as a signal does: when this service ends, the group shuts down in order.
final class StopRequest: Service {
  private let asked = Mutex(false)
  private let ended = Mutex<Failure?>(nil)
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream()
  }

  var isAsked: Bool { asked.withLock(\.self) }

  /// The machine is about to stop this program, because of a command; the signal will come. Any thread.
  func expect() { asked.withLock { $0 = true } }

  /// Any thread; more than once does no harm.
  func ask() {
    asked.withLock { $0 = true }
    continuation.finish()
  }

  /// Why this process must end although nobody asked it to; `nil` while there is no reason.
  var fault: Failure? { ended.withLock(\.self) }

  /// Says what has become of the journal. A process that cannot write it any more ends, with `EX_IOERR`: the service
  /// manager starts another, which judges the file anew. Any thread.
  func judge(_ condition: JournalCondition) {
    switch condition {
    case .hindered(let fault): Report.line("no number can be given for now: \(fault)")
    case .recovered: Report.line("the journal can be written again, and numbers are given")
    case .halted(let fault):
      let text = Bilingual(
        thai: "ออกบัตรคิวต่อไปไม่ได้: \(fault)", english: "no number can be given any more: \(fault)")
      ended.withLock { $0 = Failure(.inputOrOutput, text) }
      continuation.finish()
    }
  }

  func run() async throws {
    await withGracefulShutdownHandler {
      for await _ in stream {}
    } onGracefulShutdown: {
      self.continuation.finish()
    }
  }
}

/// Runs the uplink until the kiosk stops; what is not sent yet is sent after the next start.
struct UplinkService: Service {
  let uplink: Uplink

  func run() async throws {
    do {
      try await cancelWhenGracefulShutdown { try await uplink.run() }
    } catch let fault as UplinkFault {
      // The kiosk works without a centre.
      Report.line("nothing is sent to the centre: \(fault)")
      try await gracefulShutdown()
    }
  }
}

/// Says at most once in an interval that something is due.
final class Pace: Sendable {
  private let interval: Duration
  private let next = Mutex(ContinuousClock.now)

  /// Due at once, and then no sooner than an interval after it was last due.
  init(atMostEvery interval: Duration) {
    self.interval = interval
  }

  func isDue() -> Bool {
    next.withLock { next in
      guard ContinuousClock.now >= next else { return false }
      next = ContinuousClock.now + interval
      return true
    }
  }
}
