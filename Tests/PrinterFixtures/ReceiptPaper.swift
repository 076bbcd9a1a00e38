public import Drawing

/// What a receipt printer would have put on paper for the bytes it was sent: the other side of `ESCPOS`, written from
/// the commands' reference and not from our code.
public struct ReceiptPaper: Hashable, Sendable {
  /// The paper up to a cut.
  public private(set) var tickets: [Bitmap] = []
  /// Rows printed since the last cut.
  public private(set) var uncutRows = 0

  /// Why bytes would not be understood by a printer.
  public enum Fault: Error, Hashable, Sendable {
    case unknownCommand(offset: Int, bytes: [UInt8])
    case cutOff(offset: Int)
    case widthChanges(offset: Int)
  }

  private var rows: [UInt8] = []
  private var stride = 0

  public init(_ bytes: [UInt8]) throws(Fault) {
    var rest = bytes[...]
    while !rest.isEmpty { try readCommand(from: &rest) }
  }

  private mutating func readCommand(from rest: inout ArraySlice<UInt8>) throws(Fault) {
    let offset = rest.startIndex
    switch Array(rest.prefix(2)) {
    case [0x1b, UInt8(ascii: "@")]: rest = rest.dropFirst(2)
    case [0x1d, UInt8(ascii: "P")]: _ = try take(4, from: &rest)
    case [0x1b, UInt8(ascii: "J")]: feed(Int(try take(3, from: &rest)[2]))
    case [0x1d, UInt8(ascii: "v")]: try raster(from: &rest)
    case [0x1d, UInt8(ascii: "V")]:
      let command = try take(4, from: &rest)
      guard command[2] == UInt8(ascii: "B") else { throw .unknownCommand(offset: offset, bytes: command) }
      cut()
    default: throw .unknownCommand(offset: offset, bytes: Array(rest.prefix(4)))
    }
  }

  private mutating func raster(from rest: inout ArraySlice<UInt8>) throws(Fault) {
    let offset = rest.startIndex
    let header = try take(8, from: &rest)
    guard header[2] == UInt8(ascii: "0"), header[3] == 0 else { throw .unknownCommand(offset: offset, bytes: header) }
    let width = Int(header[4]) | Int(header[5]) << 8
    if stride == 0 { stride = width }
    guard width == stride else { throw .widthChanges(offset: offset) }
    // Feeds before the first raster line: their width was not known yet.
    rows += [UInt8](repeating: 0, count: max(0, uncutRows * stride - rows.count))
    let count = Int(header[6]) | Int(header[7]) << 8
    rows += try take(width * count, from: &rest)
    uncutRows += count
  }

  private mutating func feed(_ count: Int) {
    uncutRows += count
    rows += [UInt8](repeating: 0, count: count * stride)
  }

  private mutating func cut() {
    tickets.append(Bitmap(width: stride * 8, height: uncutRows, bytes: rows))
    rows = []
    uncutRows = 0
  }

  private func take(_ count: Int, from rest: inout ArraySlice<UInt8>) throws(Fault) -> [UInt8] {
    guard rest.count >= count else { throw .cutOff(offset: rest.startIndex) }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }
}
