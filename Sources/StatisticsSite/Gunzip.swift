internal import CZlib

/// Decompresses step by step and stops as soon as more comes out than may.
enum Gunzip {
  enum Fault: Error, Hashable {
    /// Not one whole gzip member (RFC 1952).
    case malformed
    case tooLarge
  }

  /// - Parameter limit: the most bytes that may come out; no more than a step beyond it is ever held.
  static func inflated(_ content: [UInt8], limit: Int) throws(Fault) -> [UInt8] {
    var stream = z_stream()
    guard czlib_inflate_init_gzip(&stream) == Z_OK else { throw .malformed }
    defer { inflateEnd(&stream) }
    // zlib reads the input through this pointer in every step below, so the memory must not move.
    let input = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
    defer { input.deallocate() }
    _ = input.initialize(from: content)
    stream.next_in = input.baseAddress
    stream.avail_in = UInt32(content.count)
    var output: [UInt8] = []
    var step = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let (status, produced) = inflateStep(&stream, into: &step)
      guard output.count + produced <= limit else { throw .tooLarge }
      output += step[..<produced]
      switch status {
      case Z_STREAM_END where stream.avail_in == 0: return output
      case Z_OK where produced > 0: continue
      default: throw .malformed
      }
    }
  }

  private static func inflateStep(_ stream: inout z_stream, into step: inout [UInt8]) -> (status: Int32, produced: Int)
  {
    let room = step.count
    return step.withUnsafeMutableBufferPointer { buffer in
      stream.next_out = buffer.baseAddress
      stream.avail_out = UInt32(room)
      let status = inflate(&stream, Z_NO_FLUSH)
      return (status, room - Int(stream.avail_out))
    }
  }
}
