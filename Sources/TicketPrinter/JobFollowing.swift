internal import PrinterMessages

/// Follows one job from hand-over to its end: answers of the spooler and the time in, the next step out.
///
/// | answer                 | before the deadline         | past it                          | after our cancel            |
/// | ---------------------- | --------------------------- | -------------------------------- | --------------------------- |
/// | completed              | done, or printed ¹          | the same                         | the same                    |
/// | canceled by the device | failed or unconfirmed ²     | the same                         | given up ³                  |
/// | canceled               | so with `job_canceled` ²    | the same                         | given up ³                  |
/// | aborted                | so with `job_aborted` ²     | the same                         | given up ³                  |
/// | not ended              | look again                  | cancel                           | look again, then left over ⁴|
/// | gone, or another's job | lost                        | lost                             | lost                        |
/// | silence                | look again                  | left over ⁴                      | left over ⁴                 |
///
/// ¹ printed when our back end has counted the impression, which it does only when the device has confirmed it.
/// ² `device_<cause>`: failed if nothing ever left the machine, else unconfirmed.
/// ³ failed `deadline` if nothing ever left the machine, else unconfirmed `deadline`.
/// ⁴ unconfirmed `deadline`, and the job must be cancelled before anything new is printed.
///
/// Times are durations since any fixed moment of a clock that never goes back.
struct JobFollowing: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case look(after: Duration)
    case cancel
    case end(Ending)
  }

  enum Ending: Hashable, Sendable {
    /// The spooler reports it, and nobody else.
    case done
    /// The device confirmed it.
    case printed
    case failed(reason: String)
    case unconfirmed(reason: String)
    /// The spooler does not know the job any more.
    case lost
    /// Unconfirmed `deadline`, and the job may still be in the spooler.
    case leftOver
  }

  /// How long the spooler may take to end a job that was cancelled.
  static let cancelling: Duration = .seconds(2)
  /// How long our back end may take to say how far it came after a cancel.
  static let lastWord: Duration = .seconds(1)
  /// From hand-over: so long a printer that says that it is well may work through what it has.
  static let confirming: Duration = .seconds(60)
  /// A ticket takes some tens of milliseconds; whoever waits longer waits for a person.
  static let shortPause: Duration = .milliseconds(20)
  static let longPause: Duration = .milliseconds(250)

  let name: String
  let deadline: Duration
  let scheme: String
  /// `nil` until the job was seen for the first time.
  private(set) var uuid: String?
  /// Whether some of the job may have reached the printer.
  private(set) var hasLeft = false
  private(set) var lastProgress: Duration
  private let handedOver: Duration
  private var furthest = Progress(state: 0, impressions: 0, bands: 0)
  private var cancelled: Duration?

  /// - Parameters:
  ///   - uuid: of a job of an earlier run.
  ///   - handedOver: when the spooler had the whole document.
  ///   - deadline: how long the job may make no progress.
  ///   - scheme: of the queue's `device-uri`; it decides what a counted impression means.
  init(
    name: String, uuid: String? = nil, handedOver: Duration, deadline: Duration, scheme: String = ""
  ) {
    self.name = name
    self.uuid = uuid
    self.handedOver = handedOver
    self.deadline = deadline
    self.scheme = scheme
    lastProgress = handedOver
  }

  mutating func handle(_ answer: JobAnswer, at time: Duration) -> Step {
    switch answer {
    case .gone: .end(.lost)
    case .silence: isLate(at: time) || cancelled != nil ? .end(.leftOver) : .look(after: Self.longPause)
    case .seen(let job): isOurs(job) ? follow(job, at: time) : .end(.lost)
    }
  }

  private mutating func follow(_ job: JobStatus, at time: Duration) -> Step {
    uuid = job.uuid
    hasLeft = job.report?.mayBeOnPaper ?? (hasLeft || job.hasLeft)
    switch job.state {
    case .completed:
      return .end(BackendReport.isPrinted(scheme: scheme, impressions: job.impressions) ? .printed : .done)
    case .canceled, .aborted: return ended(job, at: time)
    case .pending, .held, .processing, .stopped: return wait(for: job, at: time)
    }
  }

  private func ended(_ job: JobStatus, at time: Duration) -> Step {
    if let cancelled {
      // The spooler calls a job canceled before its back end has said how far it came.
      if let report = job.report, !report.stage.isFinal, time - cancelled < Self.lastWord {
        return .look(after: Self.shortPause)
      }
      return .end(givenUp)
    }
    if let report = job.report, report.stage == .failed {
      let reason = "device_" + (report.cause?.rawValue.replacing("-", with: "_") ?? "failed")
      return .end(hasLeft ? .unconfirmed(reason: reason) : .failed(reason: reason))
    }
    let reason = job.state == .canceled ? "job_canceled" : "job_aborted"
    return .end(hasLeft ? .unconfirmed(reason: reason) : .failed(reason: reason))
  }

  private mutating func wait(for job: JobStatus, at time: Duration) -> Step {
    if let cancelled {
      return time - cancelled < Self.cancelling ? .look(after: Self.shortPause) : .end(.leftOver)
    }
    // The printer answers and is well: our back end, which asks it all the time, gives up by itself in the end.
    if job.report?.isWorking == true, time - handedOver < Self.confirming { lastProgress = time }
    let progress = Progress(state: job.state.rawValue, impressions: job.impressions, bands: job.report?.sent ?? 0)
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

  private func isOurs(_ job: JobStatus) -> Bool { job.name == name && (uuid == nil || job.uuid == uuid) }
  private func isLate(at time: Duration) -> Bool { time - lastProgress >= deadline }
  private var givenUp: Ending { hasLeft ? .unconfirmed(reason: "deadline") : .failed(reason: "deadline") }

  /// A job that flickers between the same states makes no progress.
  private struct Progress: Hashable {
    var state: Int
    var impressions: Int
    var bands: Int

    func isBeyond(_ other: Progress) -> Bool {
      state > other.state || impressions > other.impressions || bands > other.bands
    }
  }
}
