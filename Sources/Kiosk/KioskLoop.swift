public import Events
internal import Foundation
internal import Synchronization

/// The one ordered loop, on its own thread: takes what arrived, lets `LoopMachine` decide, and performs what it says.
///
/// It never blocks: the journal, each printer, the inputs and the network have threads of their own and answer through
/// the inbox. Presses and commands beyond its bound are refused and counted; reports, answers and timers are never.
public final class KioskLoop: Sendable {
  /// The most presses and commands that wait at one time.
  static let bound = 1024
  /// The longest pause between two turns, in milliseconds; a day that ends or a clock that jumps is noticed by then.
  static let longestPause: Int64 = 10_000

  enum Item: Sendable {
    case request(LoopRequest, ReplyID?)
    case command(KioskCommand, id: String?, answer: @Sendable (Result<KioskReply, Refusal>) -> Void)
    case signals([InputSignal])
    case journal(Result<JournalPosition, JournalFault>)
    case inspect(@Sendable (LoopStatus) -> Void)
    case stop(reason: String)
  }

  let inbox = Inbox<Item>(bound: KioskLoop.bound)
  private let refusedPresses = PressCount()
  private let finished = DispatchSemaphore(value: 0)

  /// A loop that takes reports and signals already, and performs them once it is started: the parts that report to it
  /// can be made with it.
  public init() {}

  /// Starts the thread. The first turn settles clock and day, and what earlier runs left open.
  public func start(with parts: LoopParts) {
    let thread = Thread { [self] in
      var turn = LoopTurn(parts: parts, inbox: inbox, refusedPresses: refusedPresses)
      turn.run()
      finished.signal()
    }
    thread.name = "loop"
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Writes `kiosk.stopped`, and returns when it is durable and the loop has ended.
  public func stop(reason: String) {
    inbox.put(.stop(reason: reason))
    finished.wait()
  }

  /// Puts a command to the loop and waits until what it gave is durable.
  ///
  /// - Parameter id: the command's identity; repeated, it gives its first result.
  /// - Throws: `Refusal`, `.busy` when the inbox is full.
  public func perform(_ command: KioskCommand, id: String?) async throws(Refusal) -> KioskReply {
    let result = await withCheckedContinuation { continuation in
      let taken = inbox.offer(.command(command, id: id) { continuation.resume(returning: $0) })
      if !taken { continuation.resume(returning: .failure(Refusal(.busy, detail: "more than \(Self.bound) wait"))) }
    }
    return try result.get()
  }

  /// How the loop stands, by the durable state. Answered in the loop's own order.
  public func status() async -> LoopStatus {
    await withCheckedContinuation { continuation in
      inbox.put(.inspect { continuation.resume(returning: $0) })
    }
  }

  /// The centre holds events that the journal has lost: numbering goes on after them. Any thread.
  public func journalIsBehind(_ events: Int64) {
    inbox.put(.request(.journalIsBehind(events), nil))
  }

  /// What became of paper and printer. Any thread.
  public func report(_ report: PaperReport) {
    inbox.put(.request(.paper(report), nil))
  }
}

extension KioskLoop: InputReceiving {
  /// Contacts and keys beyond the bound are dropped and counted; devices that come and go never are.
  public func receive(_ signals: [InputSignal]) {
    if inbox.offer(.signals(signals)) { return }
    let devices = signals.filter(\.isAboutDevice)
    if !devices.isEmpty { inbox.put(.signals(devices)) }
    refusedPresses.add(signals.count - devices.count)
  }
}

/// Presses that found the inbox full; any thread may count.
final class PressCount: Sendable {
  private let number = Mutex(0)

  func add(_ amount: Int) { number.withLock { $0 += amount } }
  var value: Int { number.withLock(\.self) }
}

extension InputSignal {
  fileprivate var isAboutDevice: Bool {
    switch self {
    case .plugged, .unplugged: true
    case .contact, .key: false
    }
  }
}
