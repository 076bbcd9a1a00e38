import Foundation
internal import Glibc

/// The folder into which tickets come out as pictures; reads pictures of that folder and nothing else.
struct TicketFolder: Sendable {
  /// How many tickets the page shows.
  static let shown = 12
  /// No picture of a ticket is larger; bytes.
  private static let sizeLimit = 4 << 20
  private static let signature: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  let path: String

  /// Whether a file of the folder may be a ticket's picture: a plain name, not hidden, that ends in `.png`.
  static func isPicture(_ name: String) -> Bool {
    name.hasSuffix(".png") && !name.hasPrefix(".") && name.utf8.count <= 255
      && !name.unicodeScalars.contains { $0 == "/" || $0.properties.generalCategory == .control }
  }

  /// The names of the newest pictures, the newest first.
  func newest() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let dated = names.filter(Self.isPicture).map { name in
      (name, (try? FileManager.default.attributesOfItem(atPath: path + "/" + name)[.modificationDate] as? Date) ?? nil)
    }
    return dated.sorted { ($0.1 ?? .distantPast, $0.0) > ($1.1 ?? .distantPast, $1.0) }.prefix(Self.shown).map(\.0)
  }

  /// - Returns: the file's bytes; `nil` when there is no such picture, also for links and what is no PNG file.
  func picture(named name: String) -> [UInt8]? {
    guard Self.isPicture(name) else { return nil }
    let file = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.sizeLimit else {
      return nil
    }
    let size = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, size))
    }
    return bytes.starts(with: Self.signature) ? bytes : nil
  }
}
