import Events
import Ports
import SystemCalls
import SystemPackage

/// The files of a journal, durable as `DurableFile` makes them; what fails is the journal's fault. Syncs are `fsync(2)`;
/// the journal's commits use `fdatasync(2)`, so that the two can be counted apart.
enum JournalFiles {
  static func replace(_ path: String, with bytes: [UInt8]) throws(JournalFault) {
    try explained { () throws(SystemFault) in try DurableFile.replace(path, with: bytes) }
  }

  static func makeDirectory(of path: String) throws(JournalFault) {
    try explained { () throws(SystemFault) in try DurableFile.makeDirectory(of: path) }
  }

  static func rename(_ path: String, to new: String) throws(JournalFault) {
    try explained { () throws(SystemFault) in try DurableFile.rename(path, to: new) }
  }

  static func syncDirectory(of path: String) throws(JournalFault) {
    try explained { () throws(SystemFault) in try DurableFile.syncDirectory(of: path) }
  }

  private static func explained(_ work: () throws(SystemFault) -> Void) throws(JournalFault) {
    do throws(SystemFault) { try work() } catch { throw JournalFault(error) }
  }
}

extension JournalFault {
  init(_ fault: SystemFault) {
    self = .system(fault.call, fault.subject ?? "", fault.errno.rawValue)
  }
}
