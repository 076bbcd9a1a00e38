/// How the signals of one device are to be read.
public struct DeviceReading: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A touchscreen or a pad: its contacts and keys may be presses.
    case touched(keysPressOn: KeyMoment)
    /// A barcode or QR scanner that acts as a keyboard: its keys are characters, never presses.
    case scanner
  }

  /// When a key is pressed.
  public enum KeyMoment: String, Hashable, Sendable, CaseIterable {
    case down
    /// When it is let go.
    case up
  }

  public var kind: Kind
  public var thresholds: PressThresholds

  public init(kind: Kind = .touched(keysPressOn: .down), thresholds: PressThresholds = PressThresholds()) {
    self.kind = kind
    self.thresholds = thresholds
  }
}
