public import Events
public import Ports
internal import Foundation
internal import SystemCalls

/// The one ordered loop, on its own thread: takes what arrived, lets `LoopMachine` decide, and performs what it says.
///
/// It never blocks: the journal, each printer, the inputs and the network have threads of their own and answer through
/// the inbox. Presses and commands beyond its bound are refused and counted; reports, answers and timers are never.
public final class KioskLoop: Sendable {
  /// The most batches of input signals that wait at one time, and the most commands.
  static let bound = 1024
  /// The longest pause between two turns, in milliseconds; a day that ends or a clock that jumps is noticed by then.
  static let longestPause: Int64 = 10_000

  /// Every source that wakes the loop.
  enum Item: Sendable {
    case signals([InputSignal])
    /// So many signals found no room, by device.
    case signalsLost([String: Int])
    case printer(PaperReport)
    case call(Call)
    /// What a participant's effect came to.
    case outcome(any Sendable)
    /// For the rules, from nobody who waits for an answer.
    case request(LoopRequest)
    case retentionAsked
    case journal(Result<JournalPosition, JournalFault>)
    case inspect(@Sendable (Result<LoopStatus, Refusal>) -> Void)
    case stop(reason: String)
  }

  let inbox = ThreadInbox<Item>(bound: KioskLoop.bound)
  private let finished = DispatchSemaphore(value: 0)

  /// A loop that takes reports and signals already, and performs them once it is started: the parts that report to it
  /// can be made with it.
  public init() {}

  /// Starts the thread. The first turn settles clock and day, and what earlier runs left open.
  public func start(with parts: LoopParts) {
    let thread = Thread { [self] in
      var turn = LoopTurn(parts: parts, inbox: inbox)
      turn.run()
      inbox.close()
      for item in inbox.take() { item.refuse() }
      finished.signal()
    }
    thread.name = "loop"
    thread.stackSize = 1 << 20
    thread.start()
  }

  /// Writes `kiosk.stopped`, and returns when it is durable and the loop has ended; at once when it had ended before.
  ///
  /// From then on every request is refused with `.stopping`.
  public func stop(reason: String) {
    inbox.put(.stop(reason: reason))
    finished.wait()
    // For whoever asks once more.
    finished.signal()
  }

  /// Puts a command to the loop and waits until what it gave is durable.
  ///
  /// - Parameter id: the command's identity; repeated, it gives its first result.
  /// - Throws: `Refusal`, `.busy` when the inbox is full, `.stopping` when the loop ends or has ended.
  public func perform(_ command: KioskCommand, id: String?) async throws(Refusal) -> KioskReply {
    let result = await withCheckedContinuation { continuation in
      let call = Call(command: command, id: id) { continuation.resume(returning: $0) }
      switch inbox.offer(.call(call), from: "commands") {
      case .taken: break
      case .full: continuation.resume(returning: .failure(Refusal(.busy, detail: "more than \(Self.bound) wait")))
      case .closed: continuation.resume(returning: .failure(Refusal(.stopping)))
      }
    }
    return try result.get()
  }

  /// How the loop stands, by the durable state. Answered in the loop's own order.
  ///
  /// - Throws: `.stopping` when the loop has ended.
  public func status() async throws(Refusal) -> LoopStatus {
    let result = await withCheckedContinuation { continuation in
      inbox.putOrRefuse(.inspect { continuation.resume(returning: $0) })
    }
    return try result.get()
  }

  /// The centre holds events that the journal has lost: numbering goes on after them. Any thread.
  public func journalIsBehind(_ events: Int64) {
    inbox.put(.request(.journalIsBehind(events)))
  }

  /// What the machine itself noticed, such as a display that came or went. Any thread.
  public func notice(_ fact: Fact) {
    inbox.put(.request(.fact(fact)))
  }

  /// Has the retention rule look into the journal now. Any thread.
  public func applyRetention() {
    inbox.put(.retentionAsked)
  }

  /// What became of paper and printer. Any thread.
  public func report(_ report: PaperReport) {
    inbox.put(.printer(report))
  }
}

extension KioskLoop: InputReceiving {
  /// Contacts and keys beyond the bound are dropped and counted, and what is held on their devices is given up: the end
  /// of it may be among them. Devices that come and go are never dropped.
  public func receive(_ signals: [InputSignal]) {
    guard inbox.offer(.signals(signals), from: "inputs") == .full else { return }
    let lost = signals.compactMap(\.touchedDevice).reduce(into: [:]) { $0[$1, default: 0] += 1 }
    if !lost.isEmpty { inbox.put(.signalsLost(lost), joining: Item.joined) }
    let devices = signals.filter { $0.touchedDevice == nil }
    if !devices.isEmpty { inbox.put(.signals(devices)) }
  }
}

extension ThreadInbox<KioskLoop.Item> {
  /// Whoever waits for what the item leads to gets an answer, also when nobody will take it any more.
  func putOrRefuse(_ item: Item) {
    if !put(item) { item.refuse() }
  }
}

extension KioskLoop.Item {
  /// One loss after the other is one loss: a storm that the loop has no room for leaves one item behind.
  fileprivate static func joined(_ last: Self, _ new: Self) -> Self? {
    guard case .signalsLost(let earlier) = last, case .signalsLost(let later) = new else { return nil }
    return .signalsLost(earlier.merging(later, uniquingKeysWith: +))
  }

  /// The loop has ended: whoever waits for an answer gets one.
  fileprivate func refuse() {
    switch self {
    case .call(let call): call.answer(.failure(Refusal(.stopping)))
    case .inspect(let answer): answer(.failure(Refusal(.stopping)))
    case .outcome(let outcome): (outcome as? any Awaited)?.refuse(Refusal(.stopping))
    case .signals, .signalsLost, .printer, .request, .retentionAsked, .journal, .stop: break
    }
  }
}

extension InputSignal {
  /// The device that was touched; `nil` for one that came or went.
  fileprivate var touchedDevice: String? {
    switch self {
    case .contact(let contact): contact.device
    case .key(let change): change.device
    case .plugged, .unplugged: nil
    }
  }
}
