public import Drawing
public import Settings

/// Turns a picture into the bytes of a receipt printer. Everything goes as dots, so no text can carry a command.
///
/// Commands (EPSON ESC/POS reference, understood by nearly every receipt printer): `ESC @` initialise, `GS P` motion
/// units, `ESC a` justification, `GS v 0` raster bit image, `ESC J` feed, `GS V`, `ESC i` and `ESC m` cut.
public enum ESCPOS {
  /// Rows of the first band: few, so that the paper moves before the rest has arrived.
  static let firstBand = 24
  static let bandLimit = 128
  /// A feed of fewer rows costs the printer a stop that is longer than the rows it saves.
  static let shortestFeed = 6
  /// Fewer rows without ink are within a line, not between lines.
  static let shortestPart = 2
  static let feedLimit = 255

  private static let escape: UInt8 = 0x1b
  private static let group: UInt8 = 0x1d

  /// What the printer's last job left behind, as far as the kiosk knows.
  public enum PreviousJob: Hashable, Sendable {
    /// It came to its end.
    case ended
    /// Nobody knows of it: the printer may wait for the rest of a band.
    case unknown
    /// It was given up when some of it had left: the printer may wait for the rest of a band, and half a ticket may hang
    /// in front of the cutter.
    case brokenOff
  }

  /// The bytes of a whole print job, the cut included.
  public static func job(
    _ picture: Bitmap, for profile: PrinterProfile = .generic80, after previous: PreviousJob = .ended
  ) -> [UInt8] {
    var bytes = beginning(for: profile, after: previous)
    bytes.reserveCapacity(bytes.count + picture.bytes.count / 2)
    var isCentred = false
    for band in bands(of: picture, limit: profile.maxBand) {
      switch band {
      case .raster(let rows):
        let columns = columns(of: picture, rows, centred: profile.centresRaster)
        if columns.isCentred != isCentred {
          bytes += [escape, UInt8(ascii: "a"), columns.isCentred ? 1 : 0]
          isCentred = columns.isCentred
        }
        append(picture, rows, columns.bytes, to: &bytes)
      case .feed(let rows): bytes += feed(rows, profile)
      }
    }
    return bytes + ending(for: profile)
  }

  /// Brings the printer to a known state, whatever the job before has left: NULs are white dots within a band, and
  /// nothing between commands.
  private static func beginning(for profile: PrinterProfile, after previous: PreviousJob) -> [UInt8] {
    // One unit of motion is one row of dots: printers have another unit by themselves, and would feed too little.
    let unit = profile.unitOfMotion.map { [group, UInt8(ascii: "P"), $0, $0] } ?? []
    let begin = [escape, UInt8(ascii: "@")] + unit
    if previous == .ended { return begin }
    let longestBand = 8 + profile.maxBand * profile.dots / 8
    let cut = previous == .brokenOff ? ending(for: profile) : []
    return [UInt8](repeating: 0, count: longestBand) + begin + cut
  }

  /// Millimetres of paper that a picture takes from the roll, with what is fed to the cutter or the tear bar.
  public static func paperLength(of picture: Bitmap, for profile: PrinterProfile) -> Double {
    Double(picture.height) / profile.dotsPerMillimetre + Double(profile.feedToCutter)
  }

  enum Band: Hashable {
    case raster(Range<Int>)
    case feed(Int)
  }

  /// Cuts the picture into bands with ink and runs of rows without.
  static func bands(of picture: Bitmap, limit: Int = bandLimit) -> [Band] {
    var bands: [Band] = []
    var start = 0
    var row = 0
    while row < picture.height {
      let blank = (row..<picture.height).prefix { picture.isBlank(row: $0) }.count
      if blank >= shortestFeed || row + blank == picture.height && blank > 0 {
        bands += split(start..<row, first: bands.isEmpty, limit).map(Band.raster)
        bands += stride(from: 0, to: blank, by: feedLimit).map { .feed(min(feedLimit, blank - $0)) }
        start = row + blank
      } else if blank >= shortestPart {
        // The next line may be narrower than this one.
        bands += split(start..<row + blank, first: bands.isEmpty, limit).map(Band.raster)
        start = row + blank
      }
      row += max(1, blank)
    }
    return bands + split(start..<picture.height, first: bands.isEmpty, limit).map(Band.raster)
  }

  private static func split(_ rows: Range<Int>, first: Bool, _ limit: Int) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = rows.lowerBound
    while start < rows.upperBound {
      let limit = first && parts.isEmpty ? min(firstBand, limit) : min(bandLimit, limit)
      parts.append(start..<min(rows.upperBound, start + limit))
      start = min(rows.upperBound, start + limit)
    }
    return parts
  }

  /// The bytes of each row that must be sent: up to the last with ink, or, where the printer centres what is narrower,
  /// without as many white ones at both sides. A centred image then falls on the very dots, for both sides are whole
  /// bytes.
  private static func columns(
    of picture: Bitmap, _ rows: Range<Int>, centred: Bool
  ) -> (bytes: Range<Int>, isCentred: Bool) {
    var (first, last) = (picture.stride - 1, 0)
    for row in rows {
      let bytes = picture.rows(row..<row + 1)
      if let inked = bytes.firstIndex(where: { $0 != 0 }) { first = min(first, inked - bytes.startIndex) }
      if let inked = bytes.lastIndex(where: { $0 != 0 }) { last = max(last, inked - bytes.startIndex) }
    }
    let side = min(first, picture.stride - 1 - last)
    let isShorter = picture.stride - 2 * side < last + 1
    return centred && isShorter && picture.width % 8 == 0
      ? (side..<picture.stride - side, true) : (0..<max(1, last + 1), false)
  }

  private static func append(
    _ picture: Bitmap, _ rows: Range<Int>, _ columns: Range<Int>, to bytes: inout [UInt8]
  ) {
    let width = columns.count
    bytes += [
      group, UInt8(ascii: "v"), UInt8(ascii: "0"), 0, UInt8(width & 255), UInt8(width >> 8), UInt8(rows.count & 255),
      UInt8(rows.count >> 8),
    ]
    for row in rows {
      let start = row * picture.stride
      bytes += picture.bytes[start + columns.lowerBound..<start + columns.upperBound]
    }
  }

  /// Moves the paper by rows of dots: fed, or, where no unit of motion is a row, as rows of white dots.
  private static func feed(_ rows: Int, _ profile: PrinterProfile) -> [UInt8] {
    let limit = profile.unitOfMotion == nil ? profile.maxBand : feedLimit
    return stride(from: 0, to: rows, by: limit).flatMap { start in
      let count = min(limit, rows - start)
      return profile.unitOfMotion == nil ? whiteRows(count) : [escape, UInt8(ascii: "J"), UInt8(count)]
    }
  }

  /// One byte wide: what a row does not say is white.
  private static func whiteRows(_ count: Int) -> [UInt8] {
    [group, UInt8(ascii: "v"), UInt8(ascii: "0"), 0, 1, 0, UInt8(count & 255), UInt8(count >> 8)]
      + [UInt8](repeating: 0, count: count)
  }

  /// To the cutter and through the paper, or to the tear bar.
  private static func ending(for profile: PrinterProfile) -> [UInt8] {
    let way = feed(Int((Double(profile.feedToCutter) * profile.dotsPerMillimetre).rounded()), profile)
    let isFull = profile.cutter == .full
    switch (profile.cutter, profile.cutCode) {
    case (.none, _): return tearMark(for: profile) + way
    case (_, .feedAndCut): return [group, UInt8(ascii: "V"), UInt8(ascii: isFull ? "A" : "B"), 0]
    case (_, .cut): return way + [group, UInt8(ascii: "V"), isFull ? 0 : 1]
    case (_, .old): return way + [escape, UInt8(ascii: isFull ? "i" : "m")]
    }
  }

  /// A dashed line across the paper.
  private static func tearMark(for profile: PrinterProfile) -> [UInt8] {
    guard profile.tearMark else { return [] }
    let width = profile.dots / 8
    let row = (0..<width).map { UInt8($0 % 2 == 0 ? 0xff : 0) }
    return [group, UInt8(ascii: "v"), UInt8(ascii: "0"), 0, UInt8(width & 255), UInt8(width >> 8), 2, 0] + row + row
  }
}

extension PrinterProfile {
  /// Units of motion in an inch, so that one is a row of dots; `nil` where an inch has more rows than the one byte of
  /// `GS P` can say, as at 300 dpi.
  fileprivate var unitOfMotion: UInt8? { UInt8(exactly: resolution) }
}
