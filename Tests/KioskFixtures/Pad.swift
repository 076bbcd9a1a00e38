internal import CLinux

/// A pad with keys at the other end of a kiosk's named pipe.
public final class Pad: Sendable {
  /// A key by its code and name (linux/input-event-codes.h).
  public struct Key: Hashable, Sendable {
    let code: Int32
    public let name: String

    public static let one = Key(code: KEY_1, name: "KEY_1")
    public static let two = Key(code: KEY_2, name: "KEY_2")
    public static let three = Key(code: KEY_3, name: "KEY_3")
    public static let four = Key(code: KEY_4, name: "KEY_4")
    public static let five = Key(code: KEY_5, name: "KEY_5")
    public static let a = Key(code: KEY_A, name: "KEY_A")
    public static let b = Key(code: KEY_B, name: "KEY_B")

    /// One of forty buttons without another meaning, 0..<40.
    public static func button(_ number: Int) -> Key {
      Key(code: BTN_TRIGGER_HAPPY1 + Int32(number), name: "BTN_TRIGGER_HAPPY\(number + 1)")
    }
  }

  /// How many buttons `Key.button` knows.
  public static let buttons = 40

  private let pipe: DevicePipe

  /// - Parameter path: of the named pipe.
  /// - Throws: `ChildProgram.Fault`, also when no kiosk reads the pipe.
  public init(_ path: String) throws { pipe = try DevicePipe(path) }

  /// Presses a key and lets it go.
  ///
  /// - Parameter later: how far in the future the frames say that this was; `nil`: when they are read.
  /// - Returns: the moment just before the frames were written.
  @discardableResult
  public func press(_ key: Key, later: Duration? = nil) throws -> UInt64 {
    try pipe.write(down(key) + up(key), later: later)
  }

  /// A worn contact: down, and twice more within a millisecond.
  public func bounce(_ key: Key) throws {
    try pipe.write(down(key) + up(key) + down(key) + up(key) + down(key) + up(key))
  }

  /// A key that is held: the kernel repeats it (value 2).
  public func hold(_ key: Key, repeats: Int) throws {
    let repetition = [DevicePipe.Event(type: EV_KEY, code: key.code, value: 2), .report]
    try pipe.write(down(key) + Array(repeating: repetition, count: repeats).flatMap(\.self) + up(key))
  }

  private func down(_ key: Key) -> [DevicePipe.Event] { [.init(type: EV_KEY, code: key.code, value: 1), .report] }
  private func up(_ key: Key) -> [DevicePipe.Event] { [.init(type: EV_KEY, code: key.code, value: 0), .report] }
}
