/// What is known of a model of receipt printer, as `printers.yaml` has it.
public struct PrinterProfile: Hashable, Sendable {
  public enum Cutter: String, Hashable, Sendable, CaseIterable {
    case none
    /// Leaves one point of paper, so that tickets do not fall to the floor.
    case partial
    case full
  }

  /// How a cut is asked for.
  public enum CutCode: String, Hashable, Sendable, CaseIterable {
    /// `GS V 65/66 0`: the printer knows the way to its cutter.
    case feedAndCut = "feed_and_cut"
    /// `GS V 0/1` after a feed of our own.
    case cut
    /// `ESC i` and `ESC m` after a feed of our own, of older printers.
    case old
  }

  /// Whether the device answers real-time status requests (`DLE EOT`).
  public enum Status: String, Hashable, Sendable, CaseIterable {
    case yes
    case no
    /// To be asked.
    case auto
  }

  /// `[A-Za-z0-9_-]{1,32}`, such as `epson-tm-t82`.
  public var name: String
  /// Dots of the print head that reach the paper; a multiple of 8.
  public var dots: Int
  /// Dots in an inch, both ways.
  public var resolution: Int
  public var cutter: Cutter
  public var cutCode: CutCode
  /// Millimetres from the print head to the cutter or the tear bar.
  public var feedToCutter: Int
  /// A dashed line shows where to tear.
  public var tearMark: Bool
  public var status: Status
  /// Rows that one raster command may carry.
  public var maxBand: Int
  /// `ESC a` also centres raster images, so that white at both sides need not be sent.
  public var centresRaster: Bool

  public init(
    name: String, dots: Int = 576, resolution: Int = 203, cutter: Cutter = .partial, cutCode: CutCode = .feedAndCut,
    feedToCutter: Int = 15, tearMark: Bool = false, status: Status = .auto, maxBand: Int = 128,
    centresRaster: Bool = false
  ) {
    self.name = name
    self.dots = dots
    self.resolution = resolution
    self.cutter = cutter
    self.cutCode = cutCode
    self.feedToCutter = feedToCutter
    self.tearMark = tearMark
    self.status = status
    self.maxBand = maxBand
    self.centresRaster = centresRaster
  }

  public var dotsPerMillimetre: Double { Double(resolution) / 25.4 }

  /// A number of dots for tenths of a millimetre.
  public func dots(tenths: Int) -> Int { Int((Double(tenths) / 10 * dotsPerMillimetre).rounded()) }

  /// 80 mm paper with a cutter: what most receipt printers are.
  public static let generic80 = PrinterProfile(name: "generic-80mm")
  /// 58 mm paper without a cutter.
  public static let generic58 = PrinterProfile(
    name: "generic-58mm", dots: 384, cutter: .none, feedToCutter: 10, tearMark: true)
}
