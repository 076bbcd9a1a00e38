/// A finger on the touchscreen at the other end of a kiosk's named pipe: one contact of multitouch type B (kernel,
/// Documentation/input/multi-touch-protocol.rst).
public final class Finger {
  /// The value at the right and the lower edge.
  private static let full = 32767.0
  private static let position: (x: UInt16, y: UInt16) = (0x35, 0x36)
  private static let tracking: UInt16 = 0x39

  private let writer: EventWriter
  private var touches: Int32 = 0

  public init(_ path: String) throws(ChildProcess.Fault) {
    writer = try EventWriter(path)
  }

  /// - Parameters: 0…1 of the display, from the left and the top.
  /// - Returns: the moment just before the frame was written.
  @discardableResult
  public func touch(x: Double, y: Double) -> UInt64 {
    touches = touches % 0xffff + 1
    return writer.write([axis(Self.tracking, touches)] + place(x, y))
  }

  public func slide(x: Double, y: Double) { writer.write(place(x, y)) }

  @discardableResult
  public func lift() -> UInt64 { writer.write([axis(Self.tracking, -1)]) }

  private func place(_ x: Double, _ y: Double) -> [EventWriter.Event] {
    [axis(Self.position.x, Int32(x * Self.full)), axis(Self.position.y, Int32(y * Self.full))]
  }

  private func axis(_ code: UInt16, _ value: Int32) -> EventWriter.Event { .init(type: 3, code: code, value: value) }
}
