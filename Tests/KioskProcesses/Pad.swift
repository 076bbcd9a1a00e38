/// A button pad at the other end of a kiosk's named pipe: writes the frames that the kernel would.
public final class Pad {
  /// `BTN_TRIGGER_HAPPY1` of linux/input-event-codes.h, the first of forty buttons without another meaning.
  static let firstCode: UInt16 = 0x2c0
  public static let buttons = 40

  private let writer: EventWriter

  public init(_ path: String) throws(ChildProcess.Fault) {
    writer = try EventWriter(path)
  }

  /// The configured name of a button, 0..<40.
  public static func key(_ button: Int) -> String { "BTN_TRIGGER_HAPPY\(button + 1)" }

  /// Presses a button and lets it go.
  ///
  /// - Returns: the moment just before the frame of the press was written.
  @discardableResult
  public func press(_ button: Int) -> UInt64 {
    let isKey: UInt16 = 1
    let code = Self.firstCode + UInt16(button)
    let moment = writer.write([.init(type: isKey, code: code, value: 1)])
    writer.write([.init(type: isKey, code: code, value: 0)])
    return moment
  }
}
