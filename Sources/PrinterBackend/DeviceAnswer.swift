/// One thing that a printer said.
enum DeviceAnswer: Hashable, Sendable {
  /// To `DLE EOT n`; which n it answers, only the order tells.
  case status(UInt8)
  /// To `GS r 1`: everything before the question has been worked through.
  case sensors(UInt8)
  /// By itself, after `GS a`: four bytes of automatic status back.
  case change([UInt8])
  /// To `DLE DC4 8`: the buffers are empty.
  case cleared
}

/// Tells the answers of a printer apart by their fixed bits, however the line has cut them.
///
/// | answer                    | bits        | source (EPSON ESC/POS command reference)             |
/// | ------------------------- | ----------- | ---------------------------------------------------- |
/// | `DLE EOT n`               | `0xx1xx10`  | “Real-time status transmission”                      |
/// | automatic status, first   | `0xx1xx00`  | `GS a`, “ASB status identification”                  |
/// | automatic status, 2nd–4th | `0xx0xxxx`  | the same; the four bytes are consecutive             |
/// | `GS r n`                  | `0xx0xxxx`  | `GS r`; told from the above by what came before it   |
/// | clear response            | `37 25 00`  | `DLE DC4` (fn = 8)                                   |
///
/// XON and XOFF of serial interfaces, and all else, is nothing.
struct AnswerReader: Sendable {
  private var open: [UInt8] = []

  mutating func read(_ bytes: some Sequence<UInt8>) -> [DeviceAnswer] { bytes.compactMap { read($0) } }

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
    return byte & 0x90 == 0 ? .sensors(byte) : nil
  }

  private static let clearHeader: UInt8 = 0x37
}
