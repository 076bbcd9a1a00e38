public import Statistics

/// In whose words a file is written.
public enum Wording: String, Hashable, Sendable, CaseIterable {
  /// For programs: English snake_case headers, codes, ISO dates.
  case codes
  /// For Thai readers: Thai headers and words, `21 พ.ย. 2569`, and no text that a spreadsheet would take for a
  /// formula, number or date.
  case thai
}

/// A form in which rows are written, piece by piece, so that a file of any length needs the memory of one row.
public protocol RowFormat: Sendable {
  /// The media type of RFC 9110.
  static var contentType: String { get }
  /// What stands before the first row.
  func opening() -> [UInt8]
  /// - Parameter isFirst: whether no row was written before.
  func row(_ cells: [Cell], isFirst: Bool) -> [UInt8]
  /// What stands after the last row.
  func closing() -> [UInt8]
}

extension RowFormat {
  /// Hands the whole file to `write`, piece by piece.
  public func write(_ rows: some Sequence<[Cell]>, to write: ([UInt8]) throws -> Void) rethrows {
    try write(opening())
    var isFirst = true
    for cells in rows {
      try write(row(cells, isFirst: isFirst))
      isFirst = false
    }
    try write(closing())
  }

  /// The whole file in memory.
  public func bytes(of rows: some Sequence<[Cell]>) -> [UInt8] {
    var bytes: [UInt8] = []
    write(rows) { bytes += $0 }
    return bytes
  }
}
