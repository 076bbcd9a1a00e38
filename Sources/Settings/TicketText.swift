/// A text of a ticket with places for values, such as `รอก่อนหน้าท่าน {ahead} คิว`, in both languages.
public struct TicketText: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case words(String)
    case value(Value)
  }

  /// What a ticket can say of itself.
  public enum Value: String, Hashable, Sendable, CaseIterable {
    case office
    case service
    case number
    case place
    case unit
    case telephone
    case kiosk
    case ahead
    case copy
    case notices
    case date
    case time
  }

  public var thai: [Piece]
  public var english: [Piece]

  public init(thai: [Piece], english: [Piece]) {
    self.thai = thai
    self.english = english
  }

  /// Why a text is no text of a ticket.
  enum Fault: Error {
    /// `{name}` is no value; `nil` where a brace is never closed.
    case unknown(String?)
  }

  /// Parts a text at its braces.
  static func pieces(of text: String) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw .unknown(nil) }
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = Value(rawValue: name) else { throw .unknown(name) }
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      pieces.append(.value(value))
      rest = rest[rest.index(after: close)...]
    }
    guard !rest.contains("}") else { throw .unknown(nil) }
    return rest.isEmpty ? pieces : pieces + [.words(String(rest))]
  }
}
