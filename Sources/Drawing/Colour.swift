internal import Foundation

/// An opaque colour of a screen (sRGB).
public struct Colour: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// - Parameter rgb: `0xRRGGBB`; higher bits are ignored.
  public init(_ rgb: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
      blue: UInt8(truncatingIfNeeded: rgb))
  }

  /// The way to black: 0 is the colour itself, 1 is black.
  public func darkened(by share: Double) -> Colour {
    func part(_ value: UInt8) -> UInt8 { UInt8((Double(value) * (1 - min(max(share, 0), 1))).rounded()) }
    return Colour(red: part(red), green: part(green), blue: part(blue))
  }

  /// How bright the colour looks, 0…1 (WCAG 2.2, “relative luminance”).
  public var luminance: Double {
    func linear(_ value: UInt8) -> Double {
      let share = Double(value) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// How well one is seen on the other, 1…21 (WCAG 2.2, “contrast ratio”).
  public func contrast(with other: Colour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }
}
