internal import Glibc
public import SystemPackage

/// A file descriptor with one owner: it is closed when its owner goes.
public struct OwnedDescriptor: ~Copyable, Sendable {
  public let file: FileDescriptor
  /// For calls of C libraries; valid as long as the owner lives.
  public var number: Int32 { file.rawValue }

  /// - Parameter number: an open descriptor that nobody else closes.
  public init(owning number: Int32) {
    file = FileDescriptor(rawValue: number)
  }

  /// Opens a path. No child process inherits the descriptor, and a terminal does not become the process's own.
  ///
  /// The corresponding C function is `open`.
  public init(
    opening path: String, _ mode: FileDescriptor.AccessMode, options: FileDescriptor.OpenOptions = [],
    permissions: FilePermissions = [.ownerReadWrite, .groupRead]
  ) throws(SystemFault) {
    let flags = mode.rawValue | options.rawValue | O_CLOEXEC | O_NOCTTY
    let number = try systemCall("open", on: path) { open(path, flags, permissions.rawValue) }
    self.init(owning: number)
  }

  deinit { _ = Glibc.close(number) }

  /// Closes it now: on some file systems what was not written is known only then.
  ///
  /// The corresponding C function is `close`. It is not called again when a signal interrupts it: the descriptor is
  /// closed all the same.
  public consuming func close() throws(SystemFault) {
    let result = Glibc.close(number)
    discard self
    if result == -1 { throw SystemFault("close", Errno(rawValue: Glibc.errno)) }
  }

  /// Reads what there is, up to the buffer's size.
  ///
  /// The corresponding C function is `read`.
  /// - Returns: the number of bytes; 0 at the end.
  /// - Throws: `wouldBlock` where nothing waits and the descriptor does not block.
  public func read(into buffer: inout [UInt8]) throws(SystemFault) -> Int {
    try file.read(into: &buffer)
  }

  /// Reads everything up to the end, however many calls it takes: files of `/proc` and `/sys` come in pieces.
  ///
  /// - Parameter limit: bytes that are read at the most; so many say that there may be more.
  public func readAll(atMost limit: Int = .max) throws(SystemFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while bytes.count < limit, case let count = try read(into: &buffer), count > 0 {
      bytes += buffer[..<min(count, limit - bytes.count)]
    }
    return bytes
  }

  /// Writes as much as there is room for.
  ///
  /// The corresponding C function is `write`.
  /// - Returns: the number of bytes.
  /// - Throws: `wouldBlock` where there is no room and the descriptor does not block.
  public func write(_ bytes: [UInt8]) throws(SystemFault) -> Int {
    try systemCall("write") { bytes.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) } }
  }

  /// Writes everything, however many calls it takes. For descriptors that block.
  public func writeAll(_ bytes: [UInt8]) throws(SystemFault) { try file.writeAll(bytes) }

  /// What the file is, whose, and how large.
  ///
  /// The corresponding C function is `fstat`.
  public var status: Stat {
    get throws(SystemFault) {
      do throws(Errno) { return try file.stat() } catch { throw SystemFault("fstat", error) }
    }
  }

  /// Takes the only lock that the file gives, which ends with the descriptor, however its process ends.
  ///
  /// The corresponding C function is `flock`.
  /// - Throws: `wouldBlock` where somebody else has it.
  public func lock() throws(SystemFault) {
    try systemCall("flock") { flock(number, LOCK_EX | LOCK_NB) }
  }

  public func unlock() {
    flock(number, LOCK_UN)
  }

  /// Waits until what was written is on the disk.
  ///
  /// The corresponding C function is `fsync`.
  public func synchronise() throws(SystemFault) {
    try systemCall("fsync") { fsync(number) }
  }
}

/// For descriptors that belong to somebody else, such as the standard streams.
extension FileDescriptor {
  /// Reads what there is, up to the buffer's size; see `OwnedDescriptor.read`.
  public func read(into buffer: inout [UInt8]) throws(SystemFault) -> Int {
    try systemCall("read") { Glibc.read(rawValue, &buffer, buffer.count) }
  }

  /// Writes everything; see `OwnedDescriptor.writeAll`.
  public func writeAll(_ bytes: [UInt8]) throws(SystemFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try systemCall("write") {
        rest.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }
}
