/// Why a picture could not be drawn: code, cause and remedy.
public enum DrawingFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The family is not installed; fontconfig would silently take another.
  case missingFont(wanted: String, found: String)
  /// No installed font has some letter of the text; boxes would come out.
  case missingGlyphs(text: String, count: Int)
  /// The text does not fit into a QR code.
  case tooLongForQRCode(bytes: Int)
  /// The bytes are no PNG that Cairo can read.
  case notAPNG(String)
  /// The picture of a file cannot be drawn.
  case unusablePicture(file: String, cause: String)
  /// A call of Cairo, Pango or libqrencode failed, such as for want of memory.
  case library(call: String, status: String)

  public var description: String {
    switch self {
    case .missingFont(let wanted, let found):
      "the font “\(wanted)” is not installed (found “\(found)”). Install fonts-thai-tlwg and fonts-noto-core"
    case .missingGlyphs(let text, let count):
      "no installed font has \(count) letter(s) of “\(text)”. Change the text or install a font that has them"
    case .tooLongForQRCode(let bytes):
      "a text of \(bytes) bytes does not fit into a QR code. Shorten the address"
    case .notAPNG(let status): "not a readable PNG: \(status)"
    case .unusablePicture(let file, let cause):
      "the picture \(file) cannot be drawn: \(cause). Save it again as PNG, about as high as it is wide"
    case .library(let call, let status): "\(call): \(status)"
    }
  }
}
