import Dispatch
public import Events
public import Ports
import Foundation
import Synchronization
import SystemCalls

/// The only writer of a journal, on a thread of its own: a commit waits for the disk, and nobody else may.
public final class JournalWriter: JournalWriting, CheckpointKeeping {
  private enum Task: Sendable {
    case batch([DraftEvent], @Sendable (Result<JournalPosition, JournalFault>) -> Void)
    case purge(RunningPurge)
    case checkpoint(@Sendable () throws -> Checkpoint)
    case answer(@Sendable () -> Void)
  }

  /// What the thread tells others.
  private final class Condition: Sendable {
    let highWaterFault = Mutex<JournalFault?>(nil)
    /// Signalled when the thread has closed its connection.
    let ended = DispatchSemaphore(value: 0)
  }

  private let inbox = ThreadInbox<Task>()
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
    guard inbox.put(.batch(events, done)) else { return done(.failure(Self.closed)) }
  }

  /// Empties bodies on the journal's thread, between the batches, and then says how many. Returns at once.
  ///
  /// Neither the database nor its log holds the bytes afterwards; copies that others made of the file do.
  public func purge(_ purge: BodyPurge, then done: @escaping @Sendable (Result<Int, JournalFault>) -> Void) {
    guard inbox.put(.purge(RunningPurge(purge: purge, done: done))) else { return done(.failure(Self.closed)) }
  }

  private static let closed = JournalFault(.misuse, cause: "the journal is closed", remedy: "Start kioskd again.")

  public func keep(_ make: @escaping @Sendable () throws -> Checkpoint) { inbox.put(.checkpoint(make)) }

  /// - Parameter answer: called on the journal's thread when it has done what it was given before; never after `close()`.
  public func whenTurned(_ answer: @escaping @Sendable () -> Void) { inbox.put(.answer(answer)) }

  /// Why the high-water file could not be written the last time; `nil` while all is well.
  public var highWaterFault: JournalFault? { condition.highWaterFault.withLock(\.self) }

  /// Finishes what was given, closes the connection and returns when the thread has done so.
  public func close() {
    inbox.close()
    condition.ended.wait()
    // For whoever closes once more.
    condition.ended.signal()
  }

  /// Returns when the inbox is closed and empty. Of the checkpoints that wait, the newest is kept, after all else that
  /// waits.
  private static func work(_ appender: EventAppender, _ inbox: ThreadInbox<Task>, _ condition: Condition) {
    var appender = appender
    // Where the power is cut every evening no run may live long enough for the appender's own checkpoints, and none
    // closes: what earlier runs left in the log is taken over by the next one.
    appender.checkpoint()
    while case let tasks = inbox.take(), !tasks.isEmpty {
      var checkpoint: (@Sendable () throws -> Checkpoint)?
      for task in tasks {
        switch task {
        case .batch(let events, let done): write(events, &appender, done)
        case .purge(let purge): advance(purge, appender, inbox)
        case .checkpoint(let make): checkpoint = make
        case .answer(let answer): answer()
        }
        let fault = appender.highWater.fault
        condition.highWaterFault.withLock { $0 = fault }
      }
      if let checkpoint { appender.keep(checkpoint) }
    }
    appender.finish()
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

  /// Goes on with a purge behind whatever has come in the meantime.
  private static func advance(_ purge: RunningPurge, _ appender: EventAppender, _ inbox: ThreadInbox<Task>) {
    do throws(JournalFault) {
      guard let next = try appender.advance(purge) else { return }
      if !inbox.put(.purge(next)) { purge.done(.failure(closed)) }
    } catch {
      purge.done(.failure(error))
    }
  }
}
