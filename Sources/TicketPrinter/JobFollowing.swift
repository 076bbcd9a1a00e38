/// Follows one job from hand-over to its end: answers of the spooler and the time in, the next step out.
///
/// | answer                 | before the deadline         | past it                          | after our cancel            |
/// | ---------------------- | --------------------------- | -------------------------------- | --------------------------- |
/// | completed              | done                        | done                             | done                        |
/// | canceled               | failed `job_canceled`       | failed `job_canceled`            | given up ¹                  |
/// | aborted                | failed `job_aborted`        | failed `job_aborted`             | given up ¹                  |
/// | not ended              | look again                  | cancel                           | look again, then left over ²|
/// | gone, or another's job | unconfirmed `spooler_lost_job` | the same                      | the same                    |
/// | silence                | look again                  | left over ²                      | left over ²                 |
///
/// ¹ failed `deadline` if nothing ever left the machine, else unconfirmed `deadline`.
/// ² unconfirmed `deadline`, and the job must be cancelled before anything new is printed.
///
/// Times are durations since any fixed moment of a clock that never goes back.
struct JobFollowing: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case look(after: Duration)
    case cancel
    case end(Ending)
  }

  enum Ending: Hashable, Sendable {
    case done
    case failed(reason: String)
    case unconfirmed(reason: String)
    /// Unconfirmed `deadline`, and the job may still be in the spooler.
    case leftOver
  }

  /// How long the spooler may take to end a job that was cancelled.
  static let cancelling: Duration = .seconds(2)
  /// A ticket takes some tens of milliseconds; whoever waits longer waits for a person.
  static let shortPause: Duration = .milliseconds(20)
  static let longPause: Duration = .milliseconds(250)

  let name: String
  let deadline: Duration
  /// `nil` until the job was seen for the first time.
  private(set) var uuid: String?
  /// Whether some of the job may have reached the printer.
  private(set) var hasLeft = false
  private let handedOver: Duration
  private var lastProgress: Duration
  private var furthest = Progress(state: 0, impressions: 0)
  private var cancelled: Duration?

  /// - Parameters:
  ///   - handedOver: when the spooler had the whole document.
  ///   - deadline: how long the job may stand still.
  init(name: String, handedOver: Duration, deadline: Duration) {
    self.name = name
    self.handedOver = handedOver
    self.deadline = deadline
    lastProgress = handedOver
  }

  mutating func hear(_ answer: JobAnswer, at time: Duration) -> Step {
    switch answer {
    case .gone: .end(.unconfirmed(reason: "spooler_lost_job"))
    case .silence: isLate(at: time) || cancelled != nil ? .end(.leftOver) : .look(after: Self.longPause)
    case .seen(let job): isOurs(job) ? follow(job, at: time) : .end(.unconfirmed(reason: "spooler_lost_job"))
    }
  }

  private mutating func follow(_ job: JobSighting, at time: Duration) -> Step {
    uuid = job.uuid
    hasLeft = hasLeft || job.hasLeft
    switch job.state {
    case .completed: return .end(.done)
    case .canceled: return .end(cancelled == nil ? .failed(reason: "job_canceled") : givenUp)
    case .aborted: return .end(cancelled == nil ? .failed(reason: "job_aborted") : givenUp)
    case .pending, .held, .processing, .stopped: return wait(for: job, at: time)
    }
  }

  private mutating func wait(for job: JobSighting, at time: Duration) -> Step {
    if let cancelled {
      return time - cancelled < Self.cancelling ? .look(after: Self.shortPause) : .end(.leftOver)
    }
    let progress = Progress(state: job.state.rawValue, impressions: job.impressions)
    if progress.isBeyond(furthest) {
      furthest = progress
      lastProgress = time
    }
    guard !isLate(at: time) else {
      cancelled = time
      return .cancel
    }
    return .look(after: time - handedOver < .seconds(1) ? Self.shortPause : Self.longPause)
  }

  private func isOurs(_ job: JobSighting) -> Bool { job.name == name && (uuid == nil || job.uuid == uuid) }
  private func isLate(at time: Duration) -> Bool { time - lastProgress >= deadline }
  private var givenUp: Ending { hasLeft ? .unconfirmed(reason: "deadline") : .failed(reason: "deadline") }

  /// A job that flickers between the same states makes no progress.
  private struct Progress: Hashable {
    var state: Int
    var impressions: Int

    func isBeyond(_ other: Progress) -> Bool { state > other.state || impressions > other.impressions }
  }
}
