import Crypto
import Events
import Ports
import Foundation

/// One batch as it is sent: compressed, with its digest.
struct CompressedBatch {
  /// A kiosk sends no more at once, so that its memory stays small; the centre takes up to `Batch.eventLimit`.
  static let usualEvents = 1000

  let content: [UInt8]
  /// The position of the last event.
  let end: JournalPosition
  /// The field of RFC 9530 over the compressed content.
  let digest: String

  /// The largest batch of at most `limit` events that fits the limits of a batch.
  ///
  /// - Returns: `nil` when there is nothing after `base`.
  /// - Throws: `UplinkFault` when not even one event fits; what the journal throws.
  static func next(from journal: any JournalReading, after base: JournalPosition, atMost limit: Int) throws
    -> CompressedBatch?
  {
    var events = try journal.events(after: base.seq, limit: limit)
    guard let first = events.first else { return nil }
    while !events.isEmpty {
      if let batch = CompressedBatch(Batch(journal: journal.journal, base: base, events: events)) { return batch }
      events.removeLast((events.count + 1) / 2)
    }
    throw UplinkFault(
      .journal, cause: "Event \(first.header.seq) alone is larger than a batch may be",
      remedy: "Report this: no event of this program is that large.")
  }

  /// - Returns: `nil` for a batch over the limits.
  private init?(_ batch: Batch) {
    let bytes = batch.encoded()
    guard bytes.count <= Batch.decompressedLimit, let compressed = Gzip.compressed(bytes),
      compressed.count <= Batch.compressedLimit
    else { return nil }
    content = compressed
    end = batch.events.last?.position ?? batch.base
    digest = "sha-256=:\(Data(SHA256.hash(data: compressed)).base64EncodedString()):"
  }
}
