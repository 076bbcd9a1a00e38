public import Events

/// How a ticket looks: its blocks from top to bottom, in which languages and with which digits.
public struct TicketTemplate: Hashable, Sendable {
  /// Which languages a ticket has, and in which order.
  public enum Languages: String, Hashable, Sendable, CaseIterable {
    case thai = "th"
    case english = "en"
    /// Thai, and English below it where it says something else.
    case both

    public var inOrder: [Language] {
      switch self {
      case .thai: [.thai]
      case .english: [.english]
      case .both: [.thai, .english]
      }
    }
  }

  public enum Digits: String, Hashable, Sendable, CaseIterable {
    case arabic
    /// ๐–๙ in Thai texts. The queue number keeps the digits that displays show, unless its block says otherwise.
    case thai
  }

  public var languages: Languages
  public var digits: Digits
  /// At least one, and a number among them.
  public var blocks: [Block]

  public init(languages: Languages = .thai, digits: Digits = .arabic, blocks: [Block]) {
    self.languages = languages
    self.digits = digits
    self.blocks = blocks
  }

  /// One part of a ticket. It is left out where its condition does not hold or what it shows does not exist.
  public struct Block: Hashable, Sendable {
    public var content: Content
    public var style: Style
    public var condition: Condition?

    public init(_ content: Content, style: Style = Style(), condition: Condition? = nil) {
      self.content = content
      self.style = style
      self.condition = condition
    }
  }

  public indirect enum Content: Hashable, Sendable {
    case text(TicketText)
    /// The queue number, its digits `height` tenths of a millimetre high; made narrower where it would not fit.
    case number(height: Int, digits: Digits)
    /// Date and time of issue, or that the clock is not set.
    case date
    /// The list of what to bring.
    case documents
    /// The QR code of the ticket's address; a module is this many dots wide.
    case code(module: Int)
    case ruler
    case logo(TicketLogo)
    /// Columns side by side, or one below the other where the paper is too narrow.
    case row([[Block]])
  }

  /// Letters and their place.
  public struct Style: Hashable, Sendable {
    public var size: Size
    public var isBold: Bool
    public var alignment: Alignment
    public var space: Space
    /// Paper-coloured on a bar of ink.
    public var isInverse: Bool

    public init(
      size: Size = .normal, isBold: Bool = false, alignment: Alignment = .centre, space: Space = .normal,
      isInverse: Bool = false
    ) {
      self.size = size
      self.isBold = isBold
      self.alignment = alignment
      self.space = space
      self.isInverse = isInverse
    }
  }

  /// The type scale.
  public enum Size: String, Hashable, Sendable, CaseIterable {
    case small
    case normal
    case medium
    case large
    case huge

    /// The em in tenths of a millimetre.
    public var tenths: Int {
      switch self {
      case .small: 25
      case .normal: 30
      case .medium: 35
      case .large: 40
      case .huge: 60
      }
    }
  }

  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    case left
    case centre
    case right
  }

  /// The paper between the ink of one block and the next.
  public enum Space: String, Hashable, Sendable, CaseIterable {
    case none
    case tight
    case normal
    case wide

    /// Tenths of a millimetre.
    public var tenths: Int {
      switch self {
      case .none: 0
      case .tight: 5
      case .normal: 9
      case .wide: 20
      }
    }
  }

  /// When a block is printed.
  public struct Condition: Hashable, Sendable {
    public var fact: Fact
    /// `false`: printed where the fact does not hold (`unless:`).
    public var holds: Bool

    public init(_ fact: Fact, holds: Bool = true) {
      self.fact = fact
      self.holds = holds
    }
  }

  /// What may or may not be so of one ticket.
  public enum Fact: String, Hashable, Sendable, CaseIterable {
    case place
    case unit
    case telephone
    case documents
    /// There is an address for the QR code.
    case address
    /// Others wait before this visitor.
    case ahead
    /// Nobody waits before this visitor.
    case next
    case priority
    case copy
    /// Date and time are not believed, and not printed.
    case clockDoubtful = "clock_doubtful"
  }
}

/// A picture of the office, as the PNG file that it chose.
public struct TicketLogo: Hashable, Sendable {
  /// The file, for messages.
  public var file: String
  public var png: [UInt8]
  /// The printed width in millimetres; the height follows.
  public var width: Int
  /// Greys become a pattern of dots; else what is darker than the middle becomes ink.
  public var isDithered: Bool

  public init(file: String, png: [UInt8], width: Int, isDithered: Bool = true) {
    self.file = file
    self.png = png
    self.width = width
    self.isDithered = isDithered
  }
}
