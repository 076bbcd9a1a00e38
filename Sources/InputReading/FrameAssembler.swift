/// Puts `struct input_event` frames together from bytes as they come, torn anywhere.
///
/// A frame has 24 bytes in the machine's byte order: seconds and microseconds (64 bit each), type and code (16 bit),
/// value (32 bit signed).
public struct FrameAssembler: Sendable {
  public static let frameSize = 24
  /// Times that are taken as stated: their differences fit into 64 bits.
  private static let times: ClosedRange<Int64> = 1...Int64.max / 4
  private let keepsTimes: Bool
  private var rest: [UInt8] = []

  /// - Parameter keepsTimes: whether the times in the frames are those of `CLOCK_MONOTONIC`; else each event has the
  ///   time of its arrival.
  public init(keepsTimes: Bool = true) {
    self.keepsTimes = keepsTimes
  }

  /// Whether the bytes up to now end within a frame.
  public var holdsPart: Bool { !rest.isEmpty }

  /// - Parameter arrival: microseconds of `CLOCK_MONOTONIC`; the time of an event that states none, or none that can be.
  public mutating func events(from bytes: some Sequence<UInt8>, arrival: Int64) -> [InputEvent] {
    rest.append(contentsOf: bytes)
    let whole = rest.count / Self.frameSize * Self.frameSize
    defer { rest.removeFirst(whole) }
    return rest.withUnsafeBytes { bytes in
      stride(from: 0, to: whole, by: Self.frameSize).map { offset in
        let seconds = bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)
        let microseconds = bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)
        let stated = seconds &* 1_000_000 &+ microseconds
        return InputEvent(
          type: bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt16.self),
          code: bytes.loadUnaligned(fromByteOffset: offset + 18, as: UInt16.self),
          value: bytes.loadUnaligned(fromByteOffset: offset + 20, as: Int32.self),
          time: keepsTimes && Self.times.contains(stated) ? stated : arrival)
      }
    }
  }
}
