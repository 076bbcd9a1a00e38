/// How positions of a touch panel become positions of the display, in this order: calibration, rotation, mirroring.
public struct PanelSettings: Hashable, Sendable {
  public var calibration: Calibration?
  public var rotation: Rotation
  public var mirror: Mirror?

  public init(calibration: Calibration? = nil, rotation: Rotation = .none, mirror: Mirror? = nil) {
    self.calibration = calibration
    self.rotation = rotation
    self.mirror = mirror
  }

  /// How far the panel is turned clockwise, seen by the visitor; the picture stands upright.
  public enum Rotation: Int, Hashable, Sendable, CaseIterable {
    case none = 0
    case quarter = 90
    case half = 180
    case threeQuarters = 270
  }

  /// Which direction of the display runs the wrong way.
  public enum Mirror: String, Hashable, Sendable, CaseIterable {
    /// Left and right are exchanged.
    case x
    /// Top and bottom are exchanged.
    case y
    case both
  }

  /// The first two rows of an affine matrix on positions of 0…1 of the panel, as libinput's `LIBINPUT_CALIBRATION_MATRIX`
  /// (libinput, "Static device configuration via udev"): x′ = a·x + b·y + c, y′ = d·x + e·y + f.
  public struct Calibration: Hashable, Sendable {
    public var a: Double
    public var b: Double
    public var c: Double
    public var d: Double
    public var e: Double
    public var f: Double

    /// - Returns: `nil` for a matrix that is not finite or puts all positions on one line.
    public init?(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double) {
      guard [a, b, c, d, e, f].allSatisfy(\.isFinite), abs(a * e - b * d) > 1e-9 else { return nil }
      self.a = a
      self.b = b
      self.c = c
      self.d = d
      self.e = e
      self.f = f
    }
  }
}
