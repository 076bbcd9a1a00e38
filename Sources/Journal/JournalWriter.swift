public import Events
import Foundation

/// The only writer of a journal, on a thread of its own: a commit waits for the disk, and nobody else may.
public final class JournalWriter: JournalWriting {
  private let inbox = WriterInbox()

  /// - Parameter lock: released when the thread has closed its connection.
  init(_ appender: EventAppender, lock: JournalLock) {
    let inbox = inbox
    Thread {
      // Named from within: Foundation on Linux would name the thread that starts it.
      Thread.current.name = "journal"
      Self.work(appender, inbox)
      lock.release()
      inbox.emptied()
    }.start()
  }

  deinit {
    inbox.close()
  }

  /// After `close()` the answer is a fault and comes on the caller's thread.
  public func append(
    _ events: [DraftEvent], then done: @escaping @Sendable (Result<JournalPosition, JournalFault>) -> Void
  ) {
    guard inbox.put(WriterInbox.Job(events: events, done: done)) else {
      done(.failure(JournalFault(.misuse, cause: "the journal is closed", remedy: "Start kioskd again.")))
      return
    }
  }

  /// Why the high-water file could not be written the last time; `nil` while all is well.
  public var highWaterFault: JournalFault? { inbox.highWaterFault }

  /// Finishes what was given, closes the connection and returns when the thread has done so.
  public func close() {
    inbox.close()
    inbox.waitUntilEmptied()
  }

  private static func work(_ appender: EventAppender, _ inbox: WriterInbox) {
    var appender = appender
    while let job = inbox.take() {
      do throws(JournalFault) {
        job.done(.success(try appender.append(job.events)))
        appender.tidy(after: job.events)
      } catch {
        job.done(.failure(error))
      }
      inbox.highWaterFault = appender.highWater.fault
    }
    appender.finish()
  }
}

/// Where batches wait for the journal's thread.
final class WriterInbox: @unchecked Sendable {  // because every property is read and written under the condition's lock
  struct Job: Sendable {
    let events: [DraftEvent]
    let done: @Sendable (Result<JournalPosition, JournalFault>) -> Void
  }

  private let condition = NSCondition()
  private var jobs: [Job] = []
  private var isClosed = false
  private var isEmptied = false
  private var fault: JournalFault?

  /// - Returns: whether the job will be done: not after `close()`.
  func put(_ job: Job) -> Bool {
    condition.withLock {
      guard !isClosed else { return false }
      jobs.append(job)
      condition.broadcast()
      return true
    }
  }

  /// The next job, as soon as there is one; `nil` when the inbox is closed and empty.
  func take() -> Job? {
    condition.withLock {
      while jobs.isEmpty && !isClosed { condition.wait() }
      return jobs.isEmpty ? nil : jobs.removeFirst()
    }
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }

  func emptied() {
    condition.withLock {
      isEmptied = true
      condition.broadcast()
    }
  }

  func waitUntilEmptied() {
    condition.withLock {
      while !isEmptied { condition.wait() }
    }
  }

  var highWaterFault: JournalFault? {
    get { condition.withLock { fault } }
    set { condition.withLock { fault = newValue } }
  }
}
