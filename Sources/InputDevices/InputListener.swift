import Dispatch
public import Events
import Foundation
public import InputReading
public import Settings
import Synchronization
import SystemCalls

/// Listens to every configured touchscreen, pad and pipe, on one thread of its own.
public final class InputListener: Sendable {
  /// One life of the thread.
  private final class Run: Sendable {
    let stop: EventCounter
    let requests: InputThreadRequests
    let started = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    /// Why it did not start.
    let fault = Mutex<InputFault?>(nil)

    init() throws(InputFault) {
      stop = try InputFault.explaining { () throws(SystemFault) in try EventCounter() }
      requests = try InputThreadRequests()
    }
  }

  let settings: [InputSettings]
  let quirks: DeviceQuirks
  private let receiver: any InputReceiving
  private let board = InputBoard()
  private let run = Mutex<Run?>(nil)

  /// - Parameters:
  ///   - quirks: what is odd about which devices.
  ///   - receiver: called on the input thread; must return at once.
  public init(settings: [InputSettings], quirks: DeviceQuirks = DeviceQuirks(), receiver: any InputReceiving) {
    self.settings = settings
    self.quirks = quirks
    self.receiver = receiver
  }

  /// Starts the thread and returns when every configured input is open or reported as not there.
  ///
  /// The receiver gets `plugged` or `unplugged` for each of them before this returns. Does nothing when it runs.
  /// - Throws: `InputFault` when the system gives no epoll or udev; a device that does not open is no error.
  public func start() throws {
    let new = try Run()
    let isFirst = run.withLock { run in
      defer { run = run ?? new }
      return run == nil
    }
    guard isFirst else { return }
    let thread = Thread { [self] in work(new) }
    thread.name = "input"
    thread.start()
    new.started.wait()
    guard let fault = new.fault.withLock(\.self) else { return }
    run.withLock { $0 = nil }
    throw fault
  }

  /// The thread's work, until the run's stop signal.
  private func work(_ run: Run) {
    defer { run.ended.signal() }
    do throws(InputFault) {
      let loop = try InputLoop(
        settings: settings, quirks: quirks, stop: run.stop, requests: run.requests, board: board, receiver: receiver)
      loop.open()
      run.requests.serve(true)
      run.started.signal()
      loop.run()
      run.requests.serve(false)
    } catch {
      run.fault.withLock { $0 = error }
      run.started.signal()
    }
  }

  /// Ends the thread, closes every device and ends every watch; returns when nothing more will be received.
  public func stop() {
    guard let run = run.withLock({ $0.take() }) else { return }
    run.stop.add()
    run.ended.wait()
    board.endWatches()
  }

  /// Lets go of these devices, which nobody presses for the kiosk until they are not lent any more, and takes back all
  /// others. Returns when that is done; does nothing when the listener does not run.
  func lend(_ ways: [InputSettings.Way]) async { await run.withLock { $0?.requests }?.lend(ways) }

  /// - Parameter answer: called on the input thread when it has turned; never while it stands still, or does not run.
  public func whenTurned(_ answer: @escaping @Sendable () -> Void) {
    run.withLock { $0?.requests }?.whenTurned(answer)
  }

  /// What is plugged and what is configured; also without `start()`, which then shows nothing as opened.
  public func list() throws -> [InputPresence] {
    var devices = try DeviceDirectory().devices()
    let reports = Dictionary(board.reports.map { ($0.name, $0) }) { first, _ in first }
    var presences = settings.map { input in
      InputPresence(input, report: reports[input.name], devices: &devices)
    }
    presences += devices.map { InputPresence($0, configured: nil, state: .present) }
    return presences
  }

  /// The signals of every configured input from now on, until `stop()` or until the reader lets go of the stream.
  /// - Parameter limit: how many signals wait for a slow reader; beyond it the oldest are lost and counted.
  public func watch(limit: Int = 1000) -> AsyncStream<WatchedInput> { board.watch(limit: limit) }

  /// What each input sent that was ignored, by reason.
  public func ignored() -> [String: [IgnoredInput: Int]] {
    Dictionary(board.reports.map { ($0.name, $0.ignored) }) { first, _ in first }
  }
}
