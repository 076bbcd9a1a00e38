/// What is to be done so that a queue carries tickets to a printer; nothing is done yet.
///
/// | the queue                | device asked for | plan                                        |
/// | ------------------------ | ---------------- | ------------------------------------------- |
/// | is not there             | yes              | `create`                                    |
/// | is not there             | none             | refused: `noDevice`                         |
/// | has the device, or any   | the same, none   | `mend` what falls short; `keep` if nothing  |
/// | has another device       | yes              | `move` where that is allowed, else refused  |
public struct QueuePlan: Hashable, Sendable {
  public enum Step: Hashable, Sendable {
    case create
    case keep
    case mend([SpoolerQueue.Shortcoming])
    /// The queue gets another printer than it had.
    case move(from: String, [SpoolerQueue.Shortcoming])
  }

  public enum Refusal: Error, Hashable, Sendable {
    case noDevice
    /// The queue sends to another device: whoever prints on it would be surprised.
    case otherDevice(SpoolerQueue, wanted: String)
  }

  public var queue: String
  public var device: String
  public var step: Step
  /// The queue has a driver, and keeps it.
  public var hasDriver: Bool
  /// Other queues that send to the same device: a spare printer that is none.
  public var sharers: [String]

  /// - Parameters:
  ///   - device: `nil`: the one that the queue has.
  ///   - mayMove: whether a queue may be given another device.
  public init(
    queue name: String, device: String?, among queues: [SpoolerQueue], mayMove: Bool = false
  ) throws(Refusal) {
    let found = queues.first { $0.name == name }
    guard let wanted = device ?? found?.device else { throw .noDevice }
    queue = name
    self.device = wanted
    step = try found.map { found throws(Refusal) in try Self.step(for: found, to: wanted, mayMove) } ?? .create
    hasDriver = found.map { !$0.isRaw } ?? false
    sharers = queues.filter { $0.name != name && $0.device == wanted }.map(\.name)
  }

  private static func step(for found: SpoolerQueue, to device: String, _ mayMove: Bool) throws(Refusal) -> Step {
    if found.device == device { return found.shortcomings.isEmpty ? .keep : .mend(found.shortcomings) }
    guard mayMove else { throw .otherDevice(found, wanted: device) }
    return .move(from: found.device, found.shortcomings)
  }

  public var changesSomething: Bool { step != .keep }
}
