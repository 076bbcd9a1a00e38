import Events
import Ports
import HTTPTypes
import Hummingbird
import NIOCore

/// A batch as it was sent: its bytes are those that the digest is over.
struct BatchContent: Sendable {
  private let bytes: [UInt8]
  private let isCompressed: Bool

  /// Reads the request's content, refusing it as soon as it is more than may come, and checks its digest.
  ///
  /// - Throws: `Problem`: 415 for another type or coding, 413 above `Batch.compressedLimit`, 400 for a digest that is
  ///   missing or differs.
  init(of request: Request) async throws {
    isCompressed = try Self.isCompressed(request)
    guard let digest = ContentDigest(of: request.headers) else {
      throw Problem.bad(
        "no_digest", "The request has no SHA-256 digest of its content",
        remedy: "Send the header `Content-Digest: sha-256=:…:` (RFC 9530).")
    }
    if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > Batch.compressedLimit {
      throw Self.tooLarge
    }
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= Batch.compressedLimit else { throw Self.tooLarge }
      bytes += part.readableBytesView
    }
    guard digest.matches(bytes) else {
      throw Problem.bad("digest_differs", "The content is not what was sent: its digest differs")
    }
    self.bytes = bytes
  }

  /// - Throws: a 413 for a batch over the limits, a 400 for bytes that are no batch.
  func decoded() throws -> ReceivedBatch {
    do {
      let plain = isCompressed ? try Gunzip.inflated(bytes, limit: decompressedLimit) : bytes
      return try ReceivedBatch(decoding: plain)
    } catch Gunzip.Fault.tooLarge {
      throw Problem.tooLarge("The batch has more than \(decompressedLimit) bytes after decompression")
    } catch Batch.Fault.tooManyEvents(let count) where count > 0 {
      throw Problem.tooLarge("The batch has \(count) events; \(Batch.eventLimit) may come at once")
    } catch {
      throw Problem.bad("undecodable", "The content is no batch: \(error)")
    }
  }

  /// Of a kiosk's batch a seventh or more is left after compression, as its hashes are random. What unfolds to a hundred
  /// times its size is made to fill memory or disk.
  private var decompressedLimit: Int { min(Batch.decompressedLimit, max(1 << 20, 100 * bytes.count)) }

  /// - Throws: a 415 for anything but a batch, plain or in gzip (RFC 9110, 8.4).
  private static func isCompressed(_ request: Request) throws -> Bool {
    guard request.headers[.contentType] == Batch.contentType else {
      throw Problem(
        .unsupportedMediaType, "unsupported", "The content is no batch by its type",
        remedy: "Send the header `Content-Type: \(Batch.contentType)`.")
    }
    switch request.headers[.contentEncoding]?.lowercased() {
    case "gzip": return true
    case nil, "identity": return false
    default:
      throw Problem(
        .unsupportedMediaType, "unsupported", "The content is compressed in an unknown way", remedy: "Use gzip.")
    }
  }

  private static let tooLarge = Problem.tooLarge("A batch may have \(Batch.compressedLimit) bytes as it is sent")
}
