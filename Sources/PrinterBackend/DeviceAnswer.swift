/// One answer or report of a printer.
enum DeviceAnswer: Hashable, Sendable {
  /// To `DLE EOT n`; which n it answers is known by the order only.
  case status(UInt8)
  /// To `GS r 1`: everything before the question has been worked through.
  case sensors(UInt8)
  /// By itself, after `GS a`: four bytes of automatic status back.
  case change([UInt8])
  /// To `DLE DC4 8`: the buffers are empty.
  case cleared

  /// The byte of a real-time status; `nil` for any other answer.
  var statusBits: UInt8? {
    if case .status(let bits) = self { bits } else { nil }
  }
}

/// Tells the answers of a printer apart by their fixed bits, however the line has cut them.
///
/// | answer                    | bits           | source (EPSON ESC/POS command reference)             |
/// | ------------------------- | -------------- | ---------------------------------------------------- |
/// | `DLE EOT n`               | `0xx1xx10`     | “Real-time status transmission”                      |
/// | automatic status, first   | `0xx1xx00`     | `GS a`, “ASB status identification”                  |
/// | automatic status, 2nd–4th | `0xx0xxxx`     | the same; the four bytes are consecutive             |
/// | `GS r 1`                  | `0xx0bbaa` ¹   | `GS r`; distinguished from the above by what came before it   |
/// | clear response            | `37 25 00`     | `DLE DC4` (fn = 8)                                   |
///
/// ¹ two bits each for paper that is near its end and at its end, always both set or both clear: a byte in which they
/// differ, such as the protocol byte 06, is no answer.
///
/// XON and XOFF belong to the flow control of serial lines and may come between any two bytes, also within an automatic
/// status: they are taken out before anything else is read. All else is nothing.
struct AnswerReader: Sendable {
  private var open: [UInt8] = []

  mutating func read(_ bytes: some Sequence<UInt8>) -> [DeviceAnswer] {
    bytes.filter { !Self.flowControl.contains($0) }.compactMap { read($0) }
  }

  private mutating func read(_ byte: UInt8) -> DeviceAnswer? {
    guard let first = open.first else { return begin(byte) }
    let belongs = first == Self.clearHeader ? byte == [0x25, 0x00][open.count - 1] : byte & 0x90 == 0
    guard belongs else {
      open = []
      return begin(byte)
    }
    open.append(byte)
    let answer: DeviceAnswer
    switch (first, open.count) {
    case (Self.clearHeader, 3): answer = .cleared
    case (_, 4): answer = .change(open)
    default: return nil
    }
    open = []
    return answer
  }

  private mutating func begin(_ byte: UInt8) -> DeviceAnswer? {
    if byte == Self.clearHeader || byte & 0x93 == 0x10 {
      open = [byte]
      return nil
    }
    if byte & 0x93 == 0x12 { return .status(byte) }
    let arePairs = [0, 0b11].contains(byte & 0b11) && [0, 0b1100].contains(byte & 0b1100)
    return byte & 0x90 == 0 && arePairs ? .sensors(byte) : nil
  }

  private static let clearHeader: UInt8 = 0x37
  /// XON and XOFF.
  private static let flowControl: Set<UInt8> = [0x11, 0x13]
}
