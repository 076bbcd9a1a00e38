internal import CPangoCairo

/// Bytes that Cairo writes to or reads from through a closure pointer.
final class ByteStream {
  var bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  static let write: cairo_write_func_t = { stream, data, length in
    guard let stream, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let target = Unmanaged<ByteStream>.fromOpaque(stream).takeUnretainedValue()
    target.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
    return CAIRO_STATUS_SUCCESS
  }

  static let read: cairo_read_func_t = { stream, data, length in
    guard let stream, let data else { return CAIRO_STATUS_READ_ERROR }
    let source = Unmanaged<ByteStream>.fromOpaque(stream).takeUnretainedValue()
    guard source.position + Int(length) <= source.bytes.count else { return CAIRO_STATUS_READ_ERROR }
    for index in 0..<Int(length) { data[index] = source.bytes[source.position + index] }
    source.position += Int(length)
    return CAIRO_STATUS_SUCCESS
  }
}
