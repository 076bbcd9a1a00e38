public import Events
import Foundation

/// The only writer of a journal, on a thread of its own: a commit waits for the disk, and nobody else may.
public final class JournalWriter: JournalWriting, CheckpointKeeping {
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
    guard inbox.put(.batch(events, done)) else { return done(.failure(Self.closed)) }
  }

  /// Empties bodies on the journal's thread, between the batches, and then says how many. Returns at once.
  ///
  /// Neither the database nor its log holds the bytes afterwards; copies that others made of the file do.
  public func purge(_ purge: BodyPurge, then done: @escaping @Sendable (Result<Int, JournalFault>) -> Void) {
    guard inbox.put(.purge(RunningPurge(purge: purge, done: done))) else { return done(.failure(Self.closed)) }
  }

  private static let closed = JournalFault(.misuse, cause: "the journal is closed", remedy: "Start kioskd again.")

  public func keep(_ make: @escaping @Sendable () throws -> Checkpoint) { inbox.put(make) }

  /// Why the high-water file could not be written the last time; `nil` while all is well.
  public var highWaterFault: JournalFault? { inbox.highWaterFault }

  /// Finishes what was given, closes the connection and returns when the thread has done so.
  public func close() {
    inbox.close()
    inbox.waitUntilEmptied()
  }

  private static func work(_ appender: EventAppender, _ inbox: WriterInbox) {
    var appender = appender
    while let task = inbox.take() {
      switch task {
      case .batch(let events, let done): write(events, &appender, done)
      case .purge(let purge): advance(purge, appender, inbox)
      case .checkpoint(let make): appender.keep(make)
      }
      inbox.highWaterFault = appender.highWater.fault
    }
    appender.finish()
  }

  /// Goes on with a purge behind whatever has come in the meantime.
  private static func advance(_ purge: RunningPurge, _ appender: EventAppender, _ inbox: WriterInbox) {
    do throws(JournalFault) {
      guard let next = try appender.advance(purge) else { return }
      if !inbox.put(.purge(next)) { purge.done(.failure(closed)) }
    } catch {
      purge.done(.failure(error))
    }
  }

  private static func write(
    _ events: [DraftEvent], _ appender: inout EventAppender, _ done: (Result<JournalPosition, JournalFault>) -> Void
  ) {
    do throws(JournalFault) {
      done(.success(try appender.append(events)))
      appender.tidy(after: events)
    } catch {
      done(.failure(error))
    }
  }
}

/// Where batches wait for the journal's thread, and behind them all the newest checkpoint.
final class WriterInbox: @unchecked Sendable {  // because every property is read and written under the condition's lock
  enum Task: Sendable {
    case batch([DraftEvent], @Sendable (Result<JournalPosition, JournalFault>) -> Void)
    case purge(RunningPurge)
    /// Comes after all others.
    case checkpoint(@Sendable () throws -> Checkpoint)
  }

  private let condition = NSCondition()
  private var tasks: [Task] = []
  private var checkpoint: (@Sendable () throws -> Checkpoint)?
  private var isClosed = false
  private var isEmptied = false
  private var fault: JournalFault?

  /// - Returns: whether the task will be done: not after `close()`.
  func put(_ task: Task) -> Bool {
    condition.withLock {
      guard !isClosed else { return false }
      tasks.append(task)
      condition.broadcast()
      return true
    }
  }

  func put(_ checkpoint: @escaping @Sendable () throws -> Checkpoint) {
    condition.withLock {
      guard !isClosed else { return }
      self.checkpoint = checkpoint
      condition.broadcast()
    }
  }

  /// The next task, as soon as there is one; `nil` when the inbox is closed and empty.
  func take() -> Task? {
    condition.withLock {
      while tasks.isEmpty && checkpoint == nil && !isClosed { condition.wait() }
      if !tasks.isEmpty { return tasks.removeFirst() }
      defer { checkpoint = nil }
      return checkpoint.map(Task.checkpoint)
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
