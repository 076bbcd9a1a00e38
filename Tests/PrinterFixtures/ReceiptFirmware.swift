/// What the firmware of a receipt printer does with the bytes it is sent: answers and paper. Written from the commands'
/// reference (EPSON ESC/POS: DLE EOT, DLE ENQ, DLE DC4, GS a, GS r) and not from our code.
public struct ReceiptFirmware: Sendable {
  /// How much a printer says.
  public enum Talk: Sendable {
    /// Nothing at all, like most printers behind a print server.
    case never
    /// Real-time status (`DLE EOT`) and nothing else, like many cheap printers.
    case realTime
    /// Real-time status, automatic status back, `GS r` and the clear response.
    case everything
  }

  public enum Paper: Sendable { case present, low, out }

  public struct Condition: Hashable, Sendable {
    public var paper = Paper.present
    public var isCoverOpen = false
    public var isHeadHot = false
    public var hasCutterError = false

    public init() {}

    public var isOnline: Bool { paper != .out && !isCoverOpen && !isHeadHot && !hasCutterError }
  }

  public var condition = Condition() {
    didSet { if condition != oldValue { reportChange() } }
  }
  /// The paper ends when so many bands are on it.
  public var runsOutAfterBand: Int?
  /// Takes everything, works through it and puts nothing on paper.
  public var swallows = false
  /// Bands on paper since the printer was made.
  public private(set) var printedBands = 0
  /// Bands that have arrived whole, printed or not.
  public private(set) var receivedBands = 0
  /// How often the buffers were cleared by the host.
  public private(set) var clearings = 0
  /// The commands that moved paper, in order: what `ReceiptPaper` draws.
  public private(set) var executed: [UInt8] = []

  private let talk: Talk
  /// Bytes that the receive buffer holds; a full buffer takes no more.
  public let capacity: Int
  private var buffer: [UInt8] = []
  /// How far `buffer` has been looked through for whole bands.
  private var counted = 0
  /// The last two bytes.
  private var recent: (UInt8, UInt8) = (0, 0)
  /// How much of the clear command the last bytes are.
  private var clearMatch = 0
  private var answers: [UInt8] = []
  private var reportsChanges = false

  public init(_ talk: Talk = .everything, capacity: Int = 65536) {
    self.talk = talk
    self.capacity = capacity
  }

  public var room: Int { max(0, capacity - buffer.count) }

  /// A new connection begins with an empty receive buffer, as on most network interfaces.
  public mutating func connectionBegins() {
    buffer = []
    counted = 0
    recent = (0, 0)
    clearMatch = 0
    answers = []
    reportsChanges = false
  }

  public mutating func receive(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      buffer.append(byte)
      hearRealTime(byte)
    }
    countBands()
    work()
  }

  /// Executes what is in the buffer as far as the printer's condition allows.
  public mutating func work() {
    while condition.isOnline, let length = commandLength(at: 0), buffer.count >= length {
      let command = Array(buffer[..<length])
      buffer.removeFirst(length)
      counted = max(0, counted - length)
      execute(command)
    }
  }

  public mutating func takeAnswers() -> [UInt8] {
    defer { answers = [] }
    return answers
  }

  // MARK: Real-time commands: executed when they arrive, wherever they stand in the data

  private static let clear: [UInt8] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]

  private mutating func hearRealTime(_ byte: UInt8) {
    defer { recent = (recent.1, byte) }
    clearMatch = byte == Self.clear[clearMatch] ? clearMatch + 1 : byte == Self.clear[0] ? 1 : 0
    if recent == (0x10, 0x04), (1...4).contains(byte), talk != .never { answers.append(status(byte)) }
    if recent == (0x10, 0x05), byte == 2, condition.hasCutterError {
      clearBuffers()
      condition.hasCutterError = false
    }
    guard clearMatch == Self.clear.count else { return }
    clearMatch = 0
    if talk == .everything {
      clearBuffers()
      answers += [0x37, 0x25, 0x00]
    }
  }

  private mutating func clearBuffers() {
    buffer = []
    counted = 0
    clearings += 1
  }

  private func status(_ question: UInt8) -> UInt8 {
    let now = condition
    return switch question {
    case 1: 0x12 | (now.isOnline ? 0 : 0x08)
    case 2:
      0x12 | (now.isCoverOpen ? 0x04 : 0) | (now.paper == .out ? 0x20 : 0)
        | (now.isHeadHot || now.hasCutterError ? 0x40 : 0)
    case 3: 0x12 | (now.hasCutterError ? 0x08 : 0) | (now.isHeadHot ? 0x40 : 0)
    default: 0x12 | (now.paper == .present ? 0 : 0x0c) | (now.paper == .out ? 0x60 : 0)
    }
  }

  private mutating func reportChange() {
    guard reportsChanges else { return }
    let now = condition
    answers += [
      0x10 | (now.isOnline ? 0 : 0x08) | (now.isCoverOpen ? 0x20 : 0),
      (now.hasCutterError ? 0x08 : 0) | (now.isHeadHot ? 0x40 : 0), paperSensors, 0x0f,
    ]
  }

  private var paperSensors: UInt8 {
    switch condition.paper {
    case .present: 0
    case .low: 0x03
    case .out: 0x0f
    }
  }

  // MARK: Commands in the order of the data

  /// `nil`: more bytes are needed to know.
  private func commandLength(at start: Int) -> Int? {
    let head = buffer[start...].prefix(8)
    let at = head.startIndex
    guard let first = head.first else { return nil }
    guard [0x10, 0x1b, 0x1d].contains(first) else { return 1 }
    guard head.count >= 2 else { return nil }
    switch (first, head[at + 1]) {
    case (0x10, 0x14): return 10
    case (0x1b, UInt8(ascii: "@")), (0x1b, UInt8(ascii: "i")), (0x1b, UInt8(ascii: "m")): return 2
    case (0x1d, UInt8(ascii: "P")): return 4
    case (0x1d, UInt8(ascii: "V")): return head.count < 3 ? nil : head[at + 2] > 60 ? 4 : 3
    case (0x1d, UInt8(ascii: "v")):
      guard head.count == 8 else { return nil }
      let width = Int(head[at + 4]) | Int(head[at + 5]) << 8
      return 8 + width * (Int(head[at + 6]) | Int(head[at + 7]) << 8)
    default: return 3
    }
  }

  private mutating func countBands() {
    while let length = commandLength(at: counted), buffer.count - counted >= length {
      if buffer[counted] == 0x1d, buffer[counted + 1] == UInt8(ascii: "v") { receivedBands += 1 }
      counted += length
    }
  }

  private mutating func execute(_ command: [UInt8]) {
    switch (command[0], command.count > 1 ? command[1] : 0) {
    case (0x10, _): break
    case (0x1d, UInt8(ascii: "a")) where talk == .everything:
      reportsChanges = command[2] != 0
      reportChange()
    case (0x1d, UInt8(ascii: "r")) where talk == .everything: answers.append(paperSensors)
    case (0x1d, UInt8(ascii: "a")), (0x1d, UInt8(ascii: "r")): break
    default: if !swallows { put(command) }
    }
  }

  private mutating func put(_ command: [UInt8]) {
    executed += command
    guard command.starts(with: [0x1d, UInt8(ascii: "v")]) else { return }
    printedBands += 1
    if printedBands == runsOutAfterBand {
      runsOutAfterBand = nil
      condition.paper = .out
    }
  }
}
