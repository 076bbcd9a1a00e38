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
    /// Another printer takes the place of the one that the queue had.
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

  /// - Parameters:
  ///   - device: `nil`: the one that the queue has.
  ///   - mayMove: whether a queue may be given another device.
  public init(
    queue name: String, device: String?, among queues: [SpoolerQueue], mayMove: Bool = false
  ) throws(Refusal) {
    queue = name
    guard let found = queues.first(where: { $0.name == name }) else {
      guard let device else { throw .noDevice }
      self.device = device
      step = .create
      hasDriver = false
      return
    }
    self.device = device ?? found.device
    hasDriver = !found.isRaw
    if found.device == self.device {
      step = found.shortcomings.isEmpty ? .keep : .mend(found.shortcomings)
    } else if mayMove {
      step = .move(from: found.device, found.shortcomings)
    } else {
      throw .otherDevice(found, wanted: self.device)
    }
  }

  public var changesSomething: Bool { step != .keep }
}
