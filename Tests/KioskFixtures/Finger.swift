internal import CLinux
internal import Synchronization

/// A finger on the touchscreen at the other end of a kiosk's named pipe: one contact of multitouch type B (kernel,
/// Documentation/input/multi-touch-protocol.rst). Places are 0…1 from the left and the top.
public final class Finger: Sendable {
  /// The value at the right and the lower edge.
  private static let full = 32767.0

  private let pipe: DevicePipe
  private let touches = Mutex<Int32>(0)

  /// - Parameter path: of the named pipe.
  /// - Throws: `ChildProgram.Fault`, also when no kiosk reads the pipe.
  public init(_ path: String) throws { pipe = try DevicePipe(path) }

  /// Sets the finger down and leaves it there.
  ///
  /// - Returns: the moment just before the frame was written.
  @discardableResult
  public func touch(x: Double, y: Double) throws -> UInt64 { try pipe.write(down(x, y)) }

  public func slide(x: Double, y: Double) throws { try pipe.write(position(x, y) + [.report]) }

  /// - Returns: as `touch`.
  @discardableResult
  public func lift() throws -> UInt64 { try pipe.write(up) }

  /// Touches and lifts at once.
  ///
  /// - Parameter later: how far in the future the frames say that this was; `nil`: when they are read.
  public func tap(x: Double, y: Double, later: Duration? = nil) throws { try pipe.write(down(x, y) + up, later: later) }

  private func down(_ x: Double, _ y: Double) -> [DevicePipe.Event] {
    let touch = touches.withLock { touches in
      touches = touches % 0xffff + 1
      return touches
    }
    return [axis(ABS_MT_TRACKING_ID, touch)] + position(x, y) + [.report]
  }

  private var up: [DevicePipe.Event] { [axis(ABS_MT_TRACKING_ID, -1), .report] }

  private func position(_ x: Double, _ y: Double) -> [DevicePipe.Event] {
    [axis(ABS_MT_POSITION_X, Int32(x * Self.full)), axis(ABS_MT_POSITION_Y, Int32(y * Self.full))]
  }

  private func axis(_ code: Int32, _ value: Int32) -> DevicePipe.Event { .init(type: EV_ABS, code: code, value: value) }
}
