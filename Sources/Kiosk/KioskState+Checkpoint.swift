public import Events
internal import Foundation
internal import Queueing

extension KioskState {
  /// The format of the state in a checkpoint. It is raised with every change of the encoding and of what the fold means:
  /// checkpoints of another format are passed over, and the journal is folded. See `Tests/KioskTests/States`.
  public static let format = 1

  /// - Parameter seq: the last event that the state has taken in.
  public func checkpoint(at seq: Int64) throws -> Checkpoint {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return Checkpoint(seq: seq, format: Self.format, state: Array(try encoder.encode(self)))
  }

  /// Where a fold begins.
  public struct Beginning: Sendable {
    public var state: KioskState
    /// The last event that the state has taken in.
    public var seq: Int64
    /// Why newer checkpoints are not used.
    public var passedOver: [String]
  }

  /// The newest checkpoint that can be relied on, else the state before the first event.
  ///
  /// - Parameters:
  ///   - checkpoints: the newest first.
  ///   - anchor: the position before the journal's first event.
  ///   - end: the journal's last position.
  public static func beginning(
    of journal: JournalID, from anchor: Int64, to end: Int64, checkpoints: [Checkpoint]
  ) -> Beginning {
    var passedOver: [String] = []
    for checkpoint in checkpoints {
      do throws(Unusable) {
        let state = try KioskState(checkpoint, of: journal, end: end)
        return Beginning(state: state, seq: checkpoint.seq, passedOver: passedOver)
      } catch {
        passedOver.append("the checkpoint at event \(checkpoint.seq) \(error.reason)")
      }
    }
    return Beginning(state: KioskState(journal: journal), seq: anchor, passedOver: passedOver)
  }

  private struct Unusable: Error {
    let reason: String
  }

  private init(_ checkpoint: Checkpoint, of journal: JournalID, end: Int64) throws(Unusable) {
    guard checkpoint.format == Self.format else {
      throw Unusable(reason: "has format \(checkpoint.format), and this program reads \(Self.format)")
    }
    guard checkpoint.isWhole else { throw Unusable(reason: "is not the one that was written (sha256 differs)") }
    guard checkpoint.seq <= end else { throw Unusable(reason: "lies beyond the last event \(end)") }
    do {
      self = try BodyDecoder.decode(from: checkpoint.state)
    } catch {
      throw Unusable(reason: "cannot be read: \(error)")
    }
    guard queue.journal == journal else { throw Unusable(reason: "is of another journal") }
  }
}
