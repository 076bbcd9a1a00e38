internal import Foundation
internal import Glibc

/// What the preload `Preload/witness.c` sees in a process: every sync, with the moment in which it returned.
///
/// A commit has returned when the sync of its log frames has; SQLite does nothing but wake its readers after that.
public final class Witness {
  public struct Sync: Hashable, Sendable {
    /// Nanoseconds of `CLOCK_MONOTONIC`.
    public var start: UInt64
    public var end: UInt64
    /// Whether this is the sync of a commit: of the write-ahead log, after something was written to it.
    public var isCommit: Bool
    /// Whether the file is the journal or its log; the high-water file is another.
    public var isJournal: Bool
  }

  /// The layout of the file; `witness.c` has the same.
  private enum Layout {
    static let count = 0
    static let capacity = 8
    static let delay = 16
    static let started = 24
    static let header = 64
    static let record = 32
    static let log: UInt32 = 1
    static let database: UInt32 = 2
  }

  public let path: String
  private let library: String
  private let map: UnsafeMutableRawPointer
  private let size: Int
  /// Can be read when an fdatasync(2) has begun or ended.
  private let bell: Int32
  private var taken: UInt64 = 0

  /// Compiles the preload beside `path` and makes the file.
  ///
  /// - Parameter capacity: how many syncs are kept; the oldest give way.
  public init(_ path: String, capacity: Int = 65536) throws {
    self.path = path
    library = path + ".so"
    try Self.compile(to: library)
    size = Layout.header + capacity * Layout.record
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0, ftruncate(file, off_t(size)) == 0 else {
      throw ChildProgram.Fault("open \(path)", code: errno)
    }
    defer { close(file) }
    guard mkfifo(path + ".bell", 0o600) == 0 else { throw ChildProgram.Fault("mkfifo \(path).bell", code: errno) }
    bell = open(path + ".bell", O_RDWR | O_NONBLOCK | O_CLOEXEC)
    guard let map = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), map != MAP_FAILED else {
      throw ChildProgram.Fault("mmap \(path)", code: errno)
    }
    self.map = map
    map.storeBytes(of: UInt64(capacity), toByteOffset: Layout.capacity, as: UInt64.self)
  }

  deinit {
    munmap(map, size)
    close(bell)
    for file in [path, library, path + ".bell"] { unlink(file) }
  }

  /// What a process needs in its environment to be watched.
  public var environment: [String: String] { ["LD_PRELOAD": library, "WITNESS_FILE": path] }

  /// Holds up every fdatasync(2) from now on. Milliseconds.
  public func delaySyncs(by milliseconds: Int) {
    map.storeBytes(of: UInt64(milliseconds) * 1000, toByteOffset: Layout.delay, as: UInt64.self)
  }

  /// Looks at once, and again after each begin and end of an fdatasync(2).
  ///
  /// - Returns: `false` when nothing was as wanted within the limit.
  public func wait(within time: Duration = .seconds(20), until isThere: () -> Bool) -> Bool {
    let limit = Waiting.limit(after: time)
    while !isThere() {
      guard Waiting.forInput([bell], until: limit) != nil else { return isThere() }
      var bytes = [UInt8](repeating: 0, count: 4096)
      while read(bell, &bytes, bytes.count) > 0 {}
    }
    return true
  }

  /// fdatasync(2) calls that have begun.
  public var started: UInt64 { map.load(fromByteOffset: Layout.started, as: UInt64.self) }

  /// The syncs since the last call, oldest first.
  public func newSyncs() -> [Sync] {
    let count = map.load(fromByteOffset: Layout.count, as: UInt64.self)
    defer { taken = count }
    let capacity = map.load(fromByteOffset: Layout.capacity, as: UInt64.self)
    return (max(taken, count > capacity ? count - capacity : 0)..<count).map { index in
      let record = map + Layout.header + Int(index % capacity) * Layout.record
      let file = record.load(fromByteOffset: 16, as: UInt32.self)
      let writes = record.load(fromByteOffset: 20, as: UInt32.self)
      return Sync(
        start: record.load(as: UInt64.self), end: record.load(fromByteOffset: 8, as: UInt64.self),
        isCommit: file == Layout.log && writes > 0, isJournal: file == Layout.log || file == Layout.database)
    }
  }

  private static func compile(to library: String) throws {
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Preload/witness.c").path
    try FinishedProgram.output(
      of: "/usr/bin/cc", "-O2", "-shared", "-fPIC", "-Wall", "-Wextra", "-o", library, source)
  }
}
