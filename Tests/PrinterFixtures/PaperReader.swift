public import Drawing
internal import Foundation
internal import KioskFixtures

/// Reads pictures as people and their telephones do: text by `tesseract`, QR codes by `zbarimg`.
public enum PaperReader {
  /// The text of the only QR code of a picture.
  public static func scan(_ picture: Bitmap) throws -> String {
    try withFile(Data(try picture.png()), "png") { file in
      try run("/usr/bin/zbarimg", ["-q", "--raw", file]).trimmingCharacters(in: .newlines)
    }
  }

  /// The text of a picture that is one line, or a block of lines where it is higher than a line.
  ///
  /// - Parameter languages: of tesseract, such as `tha+eng`.
  public static func read(_ picture: Bitmap, languages: String) throws -> String {
    try withFile(enlarged(picture), "pgm") { file in
      let segmentation = picture.height < 48 ? "7" : "6"
      return try run("/usr/bin/tesseract", [file, "-", "--dpi", "300", "--psm", segmentation, "-l", languages])
    }
  }

  /// The one line of capitals and digits of a picture; O is not thought of, for no series has it beside a 0.
  public static func readNumber(_ picture: Bitmap) throws -> String {
    try withFile(enlarged(picture, by: 1, rim: 60), "pgm") { file in
      let letters = "tessedit_char_whitelist=ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789"
      return try run("/usr/bin/tesseract", [file, "-", "--dpi", "200", "--psm", "7", "-l", "eng", "-c", letters])
        .filter { !$0.isWhitespace }
    }
  }

  /// A grey picture (PGM, `pgm(5)`) with a white rim, each dot as many dots as `factor` says with soft edges: readers of
  /// text are made for scans of 300 dpi.
  private static func enlarged(_ picture: Bitmap, by factor: Int = 2, rim: Int = 20) -> Data {
    let (width, height) = ((picture.width + 2 * rim) * factor, (picture.height + 2 * rim) * factor)
    var ink = [UInt8](repeating: 0, count: width * height)
    for y in 0..<picture.height {
      for x in 0..<picture.width where picture[x, y] {
        for row in (y + rim) * factor..<(y + rim + 1) * factor {
          for column in (x + rim) * factor..<(x + rim + 1) * factor { ink[row * width + column] = 63 }
        }
      }
    }
    // Each dot becomes the mean of itself and its neighbours to the right and below.
    var grey = [UInt8](repeating: 255, count: width * height)
    for index in 0..<width * (height - 1) - 1 {
      grey[index] = 255 - ink[index] - ink[index + 1] - ink[index + width] - ink[index + width + 1]
    }
    return Data("P5\n\(width) \(height)\n255\n".utf8) + Data(grey)
  }

  private static func withFile<Result>(_ data: Data, _ kind: String, _ use: (String) throws -> Result) throws -> Result
  {
    let file = FileManager.default.temporaryDirectory.appending(path: "paper-\(UUID().uuidString).\(kind)")
    defer { try? FileManager.default.removeItem(at: file) }
    try data.write(to: file)
    return try use(file.path)
  }

  /// - Returns: what it found; on a picture without anything `zbarimg` and `tesseract` fail.
  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    // One reader to a picture; several pictures are read at once anyway.
    let run = try FinishedProgram.run(
      program, arguments, environment: ["OMP_THREAD_LIMIT": "1"], in: FileManager.default.temporaryDirectory)
    guard run.status == 0 else { throw ChildProgram.Fault(description: "\(program) \(arguments): \(run.errors)") }
    return run.output
  }
}
