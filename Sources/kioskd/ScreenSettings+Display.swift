import Drawing
import Foundation
import Settings
import VisitorScreen

extension DisplaySettings {
  init(_ configured: DisplayChoice) {
    self.init(
      connector: configured.connector, mode: configured.mode.flatMap { RequestedMode($0.description) },
      rotation: QuarterTurn(rawValue: configured.rotation) ?? .none)
  }
}

extension ScreenLook {
  /// - Throws: `ScreenFault` with the code `logo` for a file that cannot be read or is no picture.
  init(_ screen: ScreenSettings) throws(ScreenFault) {
    let logo: [UInt8]?
    do {
      logo = try screen.logoFile.map { Array(try Data(contentsOf: URL(filePath: $0))) }
    } catch {
      throw ScreenFault(
        .logo, cause: "\(screen.logoFile ?? "") cannot be read: \(error.localizedDescription)",
        remedy: "Name a PNG file that kioskd may read, or delete logo_file.")
    }
    try self.init(accent: screen.colour.map { Colour(UInt32($0)) }, logo: logo)
  }
}
