public import Events
public import Ports
internal import Foundation
internal import SystemCalls

/// Copies tables to a USB stick, on a thread of its own; a file appears there whole or not at all, and when `done`
/// is called everything is on the stick itself.
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
      // Looked for first, so that a forgotten stick is reported at once.
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

  /// When this returns it may be pulled out.
  private static func write(_ file: TableFile, to directory: String) throws(StickFault) {
    do throws(SystemFault) {
      try DurableFile.replace(
        "\(directory)/\(file.name)", with: file.bytes, readableBy: .everybody)
    } catch {
      throw StickFault(error.errno)
    }
  }

  private static func copied(_ files: [TableFile]) -> Bilingual {
    let names = files.map(\.name).joined(separator: "\n")
    return Bilingual(
      thai: "ถอดแฟลชไดรฟ์ได้แล้ว คัดลอก \(files.count) แฟ้ม\n\(names)",
      english: "You may pull out the stick. \(files.count) files copied:\n\(names)")
  }
}
