import Dispatch
public import Events
import Foundation
import Synchronization
import SystemCalls

/// The only writer of a journal, on a thread of its own: a commit waits for the disk, and nobody else may.
public final class JournalWriter: JournalWriting {
  private struct Job: Sendable {
    let events: [DraftEvent]
    let done: @Sendable (Result<JournalPosition, JournalFault>) -> Void
  }

  /// What the thread tells others.
  private final class Condition: Sendable {
    let highWaterFault = Mutex<JournalFault?>(nil)
    /// Signalled when the thread has closed its connection.
    let ended = DispatchSemaphore(value: 0)
  }

  private let inbox = ThreadInbox<Job>()
  private let condition = Condition()

  /// - Parameter lock: released when the thread has closed its connection.
  init(_ appender: EventAppender, lock: JournalLock) {
    let (inbox, condition) = (inbox, condition)
    Thread {
      // Named from within: Foundation on Linux would name the thread that starts it.
      Thread.current.name = "journal"
      Self.work(appender, inbox, condition)
      lock.release()
      condition.ended.signal()
    }.start()
  }

  deinit {
    inbox.close()
  }

  /// After `close()` the answer is a fault and comes on the caller's thread.
  public func append(
    _ events: [DraftEvent], then done: @escaping @Sendable (Result<JournalPosition, JournalFault>) -> Void
  ) {
    guard inbox.put(Job(events: events, done: done)) else {
      done(.failure(JournalFault(.misuse, cause: "the journal is closed", remedy: "Start kioskd again.")))
      return
    }
  }

  /// Why the high-water file could not be written the last time; `nil` while all is well.
  public var highWaterFault: JournalFault? { condition.highWaterFault.withLock(\.self) }

  /// Finishes what was given, closes the connection and returns when the thread has done so.
  public func close() {
    inbox.close()
    condition.ended.wait()
    // For whoever closes once more.
    condition.ended.signal()
  }

  /// Returns when the inbox is closed and empty.
  private static func work(_ appender: EventAppender, _ inbox: ThreadInbox<Job>, _ condition: Condition) {
    var appender = appender
    while case let jobs = inbox.take(), !jobs.isEmpty {
      for job in jobs {
        do throws(JournalFault) {
          job.done(.success(try appender.append(job.events)))
          appender.tidy(after: job.events)
        } catch {
          job.done(.failure(error))
        }
        let fault = appender.highWater.fault
        condition.highWaterFault.withLock { $0 = fault }
      }
    }
    appender.finish()
  }
}
