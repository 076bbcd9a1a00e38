import Foundation

extension TicketLogo {
  /// More than a ticket's logo ever needs.
  private static let sizeLimit = 1 << 20
  /// Dots on a side; a larger picture is scaled down for nothing.
  private static let sideLimit = 4096

  static func read(_ keys: inout YAMLSection) -> TicketLogo? {
    let width = keys.optional("width_mm") { $0.integer(in: 5...72, unit: "millimetres") } ?? 30
    let isDithered = keys.optional("dither") { $0.flag() } ?? true
    let file = keys.required("file") { value in value.path().flatMap { content(of: $0, value) } }
    return file.map { TicketLogo(file: $0.path, png: $0.png, width: width, isDithered: isDithered) }
  }

  private static func content(of path: String, _ value: YAMLValue) -> (path: String, png: [UInt8])? {
    let png: [UInt8]
    do {
      png = Array(try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe))
    } catch {
      return value.fault(
        "the picture cannot be read: \((error as NSError).localizedDescription)",
        remedy: "check the path and that the daemon's user may read the file")
    }
    guard let size = size(of: png) else {
      return value.fault("this file is no PNG picture", remedy: "save the logo as PNG, black on white")
    }
    guard png.count <= sizeLimit, size.width <= sideLimit, size.height <= sideLimit else {
      return value.fault(
        "the picture has \(size.width) × \(size.height) dots and \(png.count) bytes",
        remedy: "save it with at most \(sideLimit) dots on a side and \(sizeLimit) bytes; 600 dots are enough")
    }
    return (path, png)
  }

  /// Width and height from a PNG's signature and first chunk (ISO/IEC 15948, 5.2 and 11.2.2).
  static func size(of png: [UInt8]) -> (width: Int, height: Int)? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard png.count >= 33, png.starts(with: signature), png[12..<16].elementsEqual("IHDR".utf8) else { return nil }
    func number(at offset: Int) -> Int { png[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
    let size = (width: number(at: 16), height: number(at: 20))
    return size.width > 0 && size.height > 0 ? size : nil
  }
}
