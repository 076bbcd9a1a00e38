import Events
public import Statistics

/// An array of objects (RFC 8259), one a line, members in the order of the columns; numbers are numbers, what is empty is
/// `null`.
public struct JSONFormat: RowFormat {
  public static let contentType = "application/json"

  private let names: [String]

  public init(columns: [Column]) {
    names = columns.map(\.name)
  }

  public func opening() -> [UInt8] { Array("[".utf8) }

  public func row(_ cells: [Cell], isFirst: Bool) -> [UInt8] {
    let members = zip(names, cells).map { "\(JSONText.quoted($0)):\(Self.value($1))" }
    return Array("\(isFirst ? "" : ",")\n{\(members.joined(separator: ","))}".utf8)
  }

  public func closing() -> [UInt8] { Array("\n]\n".utf8) }

  private static func value(_ cell: Cell) -> String {
    switch cell {
    case .empty: "null"
    case .integer(let number): String(number)
    case .decimal(let number): number.description
    case .date(let date): JSONText.quoted(date.description)
    case .text(let text): JSONText.quoted(text)
    }
  }
}
