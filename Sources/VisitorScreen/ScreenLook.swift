public import Drawing

/// What an office chooses of the screen's appearance.
public struct ScreenLook: Sendable {
  let palette: Palette
  /// A PNG file's content.
  let logo: [UInt8]?

  /// - Parameters:
  ///   - accent: the office's colour, darkened as far as readable text needs; `nil` keeps the project's.
  ///   - logo: the content of a PNG file.
  /// - Throws: `ScreenFault` with the code `logo`.
  public init(accent: Colour? = nil, logo: [UInt8]? = nil) throws(ScreenFault) {
    palette = if let accent { Palette(accent: accent) } else { .standard }
    self.logo = logo
    guard let logo else { return }
    do throws(DrawingFault) {
      _ = try PictureCanvas(png: logo)
    } catch {
      throw ScreenFault(.logo, cause: "the logo is \(error)", remedy: "Save it as a PNG file.")
    }
  }

  private init() {
    palette = .standard
    logo = nil
  }

  /// The project's own appearance, without a logo.
  public static let standard = ScreenLook()
}
