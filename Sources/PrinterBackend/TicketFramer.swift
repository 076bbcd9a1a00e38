/// Cuts a job into the commands of its printer, so that questions are put between commands and never inside one.
///
/// It knows the commands that tickets are made of. A job that holds another one goes on as it is from there: nothing can
/// be put between its bytes any more.
struct TicketFramer: Sendable {
  struct Piece: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
      /// `ESC @`: settings made before it are gone.
      case initialise
      /// A command without ink, such as a feed or a cut.
      case other
      /// A band of raster, or text: there is ink in it.
      case band
    }

    var kind: Kind
    var bytes: [UInt8]

    /// Whether a printer that watches for real-time commands might see a question in these dots (`DLE EOT 1…4`).
    var looksLikeQuestion: Bool {
      kind == .band
        && bytes.indices.dropLast(2).contains {
          bytes[$0] == 0x10 && bytes[$0 + 1] == 0x04 && (1...4).contains(bytes[$0 + 2])
        }
    }
  }

  /// A larger band is no ticket's, but a header that was mangled.
  static let longestCommand = 1 << 20

  /// Whether a command came that is not known.
  private(set) var isOpaque = false
  private var buffer: [UInt8] = []
  private var start = 0

  /// Whether all that came in has gone out as whole commands.
  var isBetweenCommands: Bool { start == buffer.count }

  mutating func add(_ bytes: some Collection<UInt8>) {
    if isBetweenCommands {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    }
    buffer += bytes
  }

  /// The next whole command; `nil` when more bytes are needed.
  mutating func next() -> Piece? {
    guard !isBetweenCommands else { return nil }
    if !isOpaque, let (kind, length) = command() {
      return start + length <= buffer.count ? take(length, as: kind) : nil
    }
    return isOpaque ? take(buffer.count - start, as: .band) : nil
  }

  private mutating func take(_ count: Int, as kind: Piece.Kind) -> Piece {
    defer { start += count }
    return Piece(kind: kind, bytes: Array(buffer[start..<start + count]))
  }

  /// Kind and length of the command at `start`; `nil` when more bytes are needed, or none of what follows is understood.
  private mutating func command() -> (Piece.Kind, length: Int)? {
    let head = buffer[start...].prefix(8)
    // Between commands a printer passes over NULs.
    if buffer[start] == 0 { return (.other, buffer[start...].prefix { $0 == 0 }.count) }
    guard [Self.escape, Self.group, Self.dataLink].contains(buffer[start]) else {
      return (.band, buffer[start...].prefix { ![Self.escape, Self.group, Self.dataLink, 0].contains($0) }.count)
    }
    guard head.count >= 2 else { return nil }
    if head.starts(with: [Self.group, UInt8(ascii: "v")]) { return raster(Array(head)) }
    if head.starts(with: [Self.group, UInt8(ascii: "V")]) {
      // Functions A (m = 0, 1, 48, 49) have no parameter, B, C and D have one.
      return head.count < 3 ? nil : (.other, Array(head)[2] < 65 ? 3 : 4)
    }
    guard let length = Self.lengths[UInt16(head[start]) << 8 | UInt16(head[start + 1])] else {
      isOpaque = true
      return nil
    }
    return (length == 2 && head[start + 1] == UInt8(ascii: "@") ? .initialise : .other, length)
  }

  /// `GS v 0 m xL xH yL yH` and x · y bytes of dots.
  private mutating func raster(_ head: [UInt8]) -> (Piece.Kind, length: Int)? {
    guard head.count == 8 else { return nil }
    let length = 8 + (Int(head[4]) | Int(head[5]) << 8) * (Int(head[6]) | Int(head[7]) << 8)
    guard head[2] == UInt8(ascii: "0"), length <= Self.longestCommand else {
      isOpaque = true
      return nil
    }
    return (.band, length)
  }

  private static let escape: UInt8 = 0x1b
  private static let group: UInt8 = 0x1d
  private static let dataLink: UInt8 = 0x10

  /// Commands of a fixed length, by their first two bytes.
  private static let lengths: [UInt16: Int] = [
    key(escape, "@"): 2, key(escape, "2"): 2, key(escape, "3"): 3, key(escape, "J"): 3, key(escape, "d"): 3,
    key(escape, "a"): 3, key(escape, "t"): 3, key(escape, "E"): 3, key(escape, "p"): 5, key(escape, "B"): 4,
    key(escape, "i"): 2, key(escape, "m"): 2,
    key(group, "P"): 4, key(group, "L"): 4, key(group, "W"): 4, key(group, "!"): 3, key(group, "a"): 3,
  ]

  private static func key(_ first: UInt8, _ second: Unicode.Scalar) -> UInt16 {
    UInt16(first) << 8 | UInt16(UInt8(ascii: second))
  }
}
