internal import Glibc
public import SystemPackage

/// Files and directories that are there after a power cut.
public enum DurableFile {
  /// Who may read a new file, less the umask; only its owner may write it.
  public enum Readers: Sendable {
    case owner, group, everybody

    fileprivate var permissions: FilePermissions {
      switch self {
      case .owner: .ownerReadWrite
      case .group: [.ownerReadWrite, .groupRead]
      case .everybody: [.ownerReadWrite, .groupRead, .otherRead]
      }
    }
  }

  /// Replaces a file as a whole: whoever reads it, or loses power, has the old one or the new one.
  ///
  /// Written beside as `<path>.partial`, synced, renamed (`rename(2)`), and the directory synced.
  ///
  /// - Throws: the failing call with its path; the old file is in place then, unless syncing the directory failed.
  public static func replace(
    _ path: String, with bytes: [UInt8], readableBy readers: Readers = .group
  ) throws(SystemFault) {
    let partial = path + ".partial"
    // Of an earlier run that was cut off.
    unlink(partial)
    try create(partial, with: bytes, readableBy: readers)
    do throws(SystemFault) {
      try rename(partial, to: path)
    } catch {
      unlink(partial)
      throw error
    }
    try syncDirectory(of: path)
  }

  /// Makes a new file that is on the disk when this returns; its name is not, before `syncDirectory`.
  ///
  /// - Parameters:
  ///   - readers: nobody else can read the file at any moment.
  ///   - finish: done before the sync, such as giving the file to another owner.
  /// - Throws: the failing call with its path, `fileExists` where there is such a file; nothing is left of it then.
  public static func create(
    _ path: String, with bytes: [UInt8], readableBy readers: Readers,
    finish: (FileDescriptor) throws(SystemFault) -> Void = { _ in }
  ) throws(SystemFault) {
    let file = try OwnedDescriptor(
      opening: path, .writeOnly, options: [.create, .exclusiveCreate], permissions: readers.permissions)
    do throws(SystemFault) {
      try file.writeAll(bytes)
      try finish(file.file)
      try file.synchronise()
      try file.close()
    } catch {
      unlink(path)
      throw error.about(path)
    }
  }

  public static func rename(_ path: String, to new: String) throws(SystemFault) {
    try systemCall("rename", on: new) { Glibc.rename(path, new) }
  }

  /// Makes the directory that holds `path`, and those above it, for the owner and, less the umask, the group.
  public static func makeDirectory(of path: String) throws(SystemFault) {
    let directory = Self.directory(of: path)
    guard access(directory, F_OK) != 0 else { return }
    try makeDirectory(of: directory)
    do throws(SystemFault) {
      try systemCall("mkdir", on: directory) { mkdir(directory, 0o750) }
    } catch {
      if error.errno != .fileExists { throw error }
    }
    try syncDirectory(of: directory)
  }

  /// Makes the names in the directory that holds `path` durable: a file's own sync is not enough (`fsync(2)`).
  public static func syncDirectory(of path: String) throws(SystemFault) {
    let name = Self.directory(of: path)
    let directory = try OwnedDescriptor(opening: name, .readOnly, options: .directory)
    do throws(SystemFault) {
      try directory.synchronise()
    } catch {
      // A file system that knows no such thing, as some of USB sticks.
      if error.errno != .invalidArgument { throw error.about(name) }
    }
  }

  private static func directory(of path: String) -> String {
    let directory = FilePath(path).removingLastComponent()
    return directory.isEmpty ? "." : directory.string
  }
}
