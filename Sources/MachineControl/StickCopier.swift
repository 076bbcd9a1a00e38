public import Events
internal import Foundation
internal import Glibc

/// A file that is to be carried away.
public struct TableFile: Hashable, Sendable {
  public var name: String
  public var bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Copies tables to a USB stick, on a thread of its own; a file appears there whole or not at all, and when the end is
/// told everything is on the stick itself.
public struct StickCopier: TableCopying {
  private let finder: StickFinder
  private let tables: @Sendable (ServiceDate) throws -> [TableFile]

  /// - Parameter tables: makes the tables of a date; called on the copier's thread.
  public init(finder: StickFinder, tables: @escaping @Sendable (ServiceDate) throws -> [TableFile]) {
    self.finder = finder
    self.tables = tables
  }

  public func copyTables(of date: ServiceDate, then done: @escaping @Sendable (StaffOutcome) -> Void) {
    let thread = Thread { done(copy(date)) }
    thread.name = "stick"
    // SQLite and the making of rows need more than a bare thread has.
    thread.stackSize = 1 << 20
    thread.start()
  }

  private func copy(_ date: ServiceDate) -> StaffOutcome {
    do throws(StickFault) {
      // Looked for first: who has forgotten the stick is told at once.
      guard let stick = finder.find() else { throw .absent }
      guard !stick.isReadOnly else { throw .readOnly }
      let files = try made(date)
      for file in files { try Self.write(file, to: stick.path) }
      return .done(Self.copied(files))
    } catch {
      return error.outcome
    }
  }

  private func made(_ date: ServiceDate) throws(StickFault) -> [TableFile] {
    do { return try tables(date) } catch { throw .noTables }
  }

  /// Written beside, synced, renamed (`rename(2)`), and the directory synced: then it may be pulled out.
  private static func write(_ file: TableFile, to directory: String) throws(StickFault) {
    let path = "\(directory)/\(file.name)"
    let partial = path + ".partial"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw StickFault(errno) }
    let fault = fill(descriptor, file.bytes)
    // On some file systems what failed is told by close(2) alone.
    guard close(descriptor) == 0, fault == nil, rename(partial, path) == 0 else {
      let code = fault ?? errno
      unlink(partial)
      throw StickFault(code)
    }
    try sync(directory)
  }

  /// - Returns: the error's number; `nil` when all of it is on the stick.
  private static func fill(_ descriptor: Int32, _ bytes: [UInt8]) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno }
      rest = rest.dropFirst(count)
    }
    return fsync(descriptor) == 0 ? nil : errno
  }

  private static func sync(_ directory: String) throws(StickFault) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StickFault(errno) }
    defer { close(descriptor) }
    // A file system without such a thing says EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw StickFault(errno) }
  }

  private static func copied(_ files: [TableFile]) -> Bilingual {
    let names = files.map(\.name).joined(separator: "\n")
    return Bilingual(
      thai: "ถอดแฟลชไดรฟ์ได้แล้ว คัดลอก \(files.count) แฟ้ม\n\(names)",
      english: "You may pull out the stick. \(files.count) files copied:\n\(names)")
  }
}

/// Why nothing more was copied.
enum StickFault: Error, Hashable {
  case absent, readOnly, full, noTables
  /// It was pulled out, or is broken.
  case unwritable

  init(_ code: Int32) {
    self =
      switch code {
      case ENOSPC, EDQUOT, EFBIG: .full
      case EROFS, EACCES, EPERM: .readOnly
      default: .unwritable
      }
  }

  var outcome: StaffOutcome {
    switch self {
    case .absent:
      .failed(
        reason: "no_stick",
        Bilingual(
          thai: "ไม่พบแฟลชไดรฟ์\nเสียบแฟลชไดรฟ์ (FAT32 หรือ exFAT) รอ 5 วินาที แล้วลองอีกครั้ง",
          english: "There is no USB stick.\nPlug one in (FAT32 or exFAT), wait 5 seconds, and try again."))
    case .readOnly:
      .failed(
        reason: "stick_read_only",
        Bilingual(
          thai: "เขียนแฟลชไดรฟ์ไม่ได้\nเลื่อนปุ่มล็อก หรือใช้อันอื่น",
          english: "The stick cannot be written.\nUnlock it, or use another one."))
    case .full:
      .failed(
        reason: "stick_full",
        Bilingual(
          thai: "แฟลชไดรฟ์เต็ม\nลบแฟ้มที่ไม่ใช้ หรือใช้อันอื่น", english: "The stick is full.\nMake room, or use another one."))
    case .unwritable:
      .failed(
        reason: "stick_failed",
        Bilingual(
          thai: "แฟลชไดรฟ์ขัดข้องหรือถูกถอดก่อนเสร็จ\nลองอีกครั้ง หรือใช้อันอื่น",
          english: "The stick failed, or was pulled out.\nTry again, or use another one."))
    case .noTables:
      .failed(
        reason: "journal_fault",
        Bilingual(
          thai: "อ่านสมุดบันทึกไม่ได้\nแจ้งผู้ดูแลระบบ",
          english: "The journal cannot be read.\nCall whoever looks after the kiosk."))
    }
  }
}
