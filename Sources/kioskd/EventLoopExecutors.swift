import NIOCore
import NIOPosix
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency

/// Tasks run on NIO's event loops instead of libdispatch's pool, which wakes the process every second for as long as it
/// lives, to look after its threads (custom executors, Swift Evolution SE-0505).
struct EventLoopExecutors: ExecutorFactory {
  static let mainExecutor: any MainExecutor = PlatformExecutorFactory.mainExecutor
  static let defaultExecutor: any TaskExecutor = EventLoopExecutor()

  /// Must be called once, before anything is asynchronous.
  static func install() { _createExecutors(factory: EventLoopExecutors.self) }

  /// Performs the main actor's work until the process exits.
  static func runMain() throws { try mainExecutor.run() }
}

/// The event loops that HTTP runs on anyway; a task stays on the loop that it is on.
final class EventLoopExecutor: TaskExecutor, SchedulingExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    MultiThreadedEventLoopGroup.singleton.any().execute { self.run(job) }
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
  ) {
    let job = UnownedJob(job)
    let delay = delay as? Duration ?? .zero
    MultiThreadedEventLoopGroup.singleton.any().scheduleTask(in: TimeAmount(delay)) { self.run(job) }
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob, at instant: C.Instant, tolerance: C.Duration?, clock: C
  ) {
    enqueue(job, after: clock.now.duration(to: instant), tolerance: tolerance, clock: clock)
  }

  private func run(_ job: UnownedJob) { job.runSynchronously(on: asUnownedTaskExecutor()) }
}
