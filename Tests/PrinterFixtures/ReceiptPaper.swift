public import Drawing

/// What a receipt printer would have put on paper for the bytes it was sent: the other side of `ESCPOS`, written from
/// the commands' reference and not from our code.
public struct ReceiptPaper: Hashable, Sendable {
  /// The paper up to a cut.
  public private(set) var tickets: [Bitmap] = []
  /// Rows printed since the last cut.
  public var uncutRows: Int { rows.count / stride }
  /// What was printed since the last cut.
  public var uncut: Bitmap { Bitmap(width: stride * 8, height: uncutRows, bytes: rows) }

  /// Why bytes would not be understood by a printer.
  public enum Fault: Error, Hashable, Sendable {
    case unknownCommand(offset: Int, bytes: [UInt8])
    case cutOff(offset: Int)
    case tooWide(offset: Int)
  }

  private var rows: [UInt8] = []
  private let stride: Int
  private var isCentred = false

  /// - Parameter dots: the width of the printer's head.
  public init(_ bytes: [UInt8], dots: Int = 576) throws(Fault) {
    stride = dots / 8
    var rest = bytes[...]
    while !rest.isEmpty { try readCommand(from: &rest) }
  }

  private mutating func readCommand(from rest: inout ArraySlice<UInt8>) throws(Fault) {
    let offset = rest.startIndex
    // Between commands a printer passes over NULs.
    if rest.first == 0 { return rest = rest.drop { $0 == 0 } }
    switch Array(rest.prefix(2)) {
    case [0x1b, UInt8(ascii: "@")]:
      rest = rest.dropFirst(2)
      isCentred = false
    case [0x1d, UInt8(ascii: "P")]: _ = try take(4, from: &rest)
    case [0x1b, UInt8(ascii: "a")]: isCentred = try take(3, from: &rest)[2] == 1
    case [0x1b, UInt8(ascii: "J")]: feed(Int(try take(3, from: &rest)[2]))
    case [0x1d, UInt8(ascii: "v")]: try raster(from: &rest)
    case [0x1b, UInt8(ascii: "i")], [0x1b, UInt8(ascii: "m")]:
      rest = rest.dropFirst(2)
      cut()
    case [0x1d, UInt8(ascii: "V")]:
      let mode = try take(3, from: &rest)[2]
      switch mode {
      case 0, 1: cut()
      case UInt8(ascii: "A"), UInt8(ascii: "B"):
        _ = try take(1, from: &rest)
        cut()
      default: throw .unknownCommand(offset: offset, bytes: [0x1d, UInt8(ascii: "V"), mode])
      }
    default: throw .unknownCommand(offset: offset, bytes: Array(rest.prefix(4)))
    }
  }

  private mutating func raster(from rest: inout ArraySlice<UInt8>) throws(Fault) {
    let offset = rest.startIndex
    let header = try take(8, from: &rest)
    guard header[2] == UInt8(ascii: "0"), header[3] == 0 else { throw .unknownCommand(offset: offset, bytes: header) }
    let width = Int(header[4]) | Int(header[5]) << 8
    guard width <= stride else { throw .tooWide(offset: offset) }
    // In whole dots; a side that is no whole number of bytes would shift every dot.
    let left = isCentred ? (stride - width) / 2 : 0
    guard !isCentred || (stride - width) % 2 == 0 else { throw .tooWide(offset: offset) }
    for _ in 0..<Int(header[6]) | Int(header[7]) << 8 {
      rows += [UInt8](repeating: 0, count: left) + (try take(width, from: &rest))
      rows += [UInt8](repeating: 0, count: stride - left - width)
    }
  }

  private mutating func feed(_ count: Int) { rows += [UInt8](repeating: 0, count: count * stride) }

  private mutating func cut() {
    tickets.append(uncut)
    rows = []
  }

  private func take(_ count: Int, from rest: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    guard rest.count >= count else { throw .cutOff(offset: rest.startIndex) }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}
