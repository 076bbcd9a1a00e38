public import Drawing

/// Turns a picture into the bytes of a receipt printer. Everything goes as dots, so no text can carry a command.
///
/// Commands (EPSON ESC/POS reference, understood by nearly every receipt printer): `ESC @` initialise, `GS P` motion
/// units, `GS v 0` raster bit image, `ESC J` feed, `GS V B` feed to the cutter and cut partially.
public enum ESCPOS {
  /// Rows of the first band: few, so that the paper moves before the rest has arrived.
  static let firstBand = 24
  static let bandLimit = 128
  /// A feed of fewer rows costs the printer a stop that is longer than the rows it saves.
  static let shortestFeed = 8
  static let feedLimit = 255

  private static let escape: UInt8 = 0x1b
  private static let group: UInt8 = 0x1d

  /// The bytes of a whole print job, the cut included.
  public static func job(_ picture: Bitmap) -> [UInt8] {
    var bytes: [UInt8] = [escape, UInt8(ascii: "@")]
    bytes.reserveCapacity(picture.bytes.count + 256)
    // One vertical unit = one dot of 203 dpi; printers whose unit is half a dot would feed too little.
    bytes += [group, UInt8(ascii: "P"), 203, 203]
    for band in bands(of: picture) {
      switch band {
      case .raster(let rows): append(picture, rows, to: &bytes)
      case .feed(let count): bytes += [escape, UInt8(ascii: "J"), UInt8(count)]
      }
    }
    bytes += [group, UInt8(ascii: "V"), UInt8(ascii: "B"), 0]
    return bytes
  }

  enum Band: Hashable {
    case raster(Range<Int>)
    case feed(Int)
  }

  /// Cuts the picture into bands with ink and runs of rows without.
  static func bands(of picture: Bitmap) -> [Band] {
    var bands: [Band] = []
    var start = 0
    var row = 0
    while row < picture.height {
      let blank = (row..<picture.height).prefix { picture.isBlank(row: $0) }.count
      if blank >= shortestFeed || row + blank == picture.height && blank > 0 {
        bands += split(start..<row, first: bands.isEmpty).map(Band.raster)
        bands += stride(from: 0, to: blank, by: feedLimit).map { .feed(min(feedLimit, blank - $0)) }
        start = row + blank
      }
      row += max(1, blank)
    }
    return bands + split(start..<picture.height, first: bands.isEmpty).map(Band.raster)
  }

  private static func split(_ rows: Range<Int>, first: Bool) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = rows.lowerBound
    while start < rows.upperBound {
      let limit = first && parts.isEmpty ? firstBand : bandLimit
      parts.append(start..<min(rows.upperBound, start + limit))
      start = min(rows.upperBound, start + limit)
    }
    return parts
  }

  private static func append(_ picture: Bitmap, _ rows: Range<Int>, to bytes: inout [UInt8]) {
    let width = picture.stride
    let header: [UInt8] = [
      group, UInt8(ascii: "v"), UInt8(ascii: "0"), 0, UInt8(width & 255), UInt8(width >> 8), UInt8(rows.count & 255),
      UInt8(rows.count >> 8),
    ]
    bytes += header
    bytes += picture.rows(rows)
  }
}
