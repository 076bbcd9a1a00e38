internal import Glibc

/// A button pad at the other end of a kiosk's named pipe: writes the frames that the kernel would.
public final class Pad {
  /// `BTN_TRIGGER_HAPPY1` of linux/input-event-codes.h, the first of forty buttons without another meaning.
  static let firstCode: UInt16 = 0x2c0
  public static let buttons = 40

  private let descriptor: Int32

  public init(_ path: String) throws(ChildProcess.Fault) {
    descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ChildProcess.Fault(call: "open \(path)", code: errno) }
  }

  deinit { close(descriptor) }

  /// The configured name of a button, 0..<40.
  public static func key(_ button: Int) -> String { "BTN_TRIGGER_HAPPY\(button + 1)" }

  /// Presses a button and lets it go.
  ///
  /// - Returns: the moment just before the frame of the press was written.
  @discardableResult
  public func press(_ button: Int) -> UInt64 {
    let moment = Moment.now
    write(frame(button, value: 1))
    write(frame(button, value: 0))
    return moment
  }

  /// Two `struct input_event`: the key, and the report that ends the frame. No time: the reader takes its own.
  private func frame(_ button: Int, value: Int32) -> [UInt8] {
    let isKey: UInt16 = 1
    return event(type: isKey, code: Self.firstCode + UInt16(button), value: value) + event(type: 0, code: 0, value: 0)
  }

  private func event(type: UInt16, code: UInt16, value: Int32) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 16)
    withUnsafeBytes(of: type) { bytes += $0 }
    withUnsafeBytes(of: code) { bytes += $0 }
    withUnsafeBytes(of: value) { bytes += $0 }
    return bytes
  }

  private func write(_ bytes: [UInt8]) { _ = Glibc.write(descriptor, bytes, bytes.count) }
}
