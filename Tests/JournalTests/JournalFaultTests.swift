import Events
import Ports
import Foundation
import GRDB
import Glibc
import Testing

@testable import Journal

@Suite("What an error of SQLite means for the journal")
struct JournalFaultTests {
  private static let faults: [(ResultCode, CInt, JournalFault.Code, String)] = [
    (.SQLITE_FULL, 0, .full, "Make room"), (.SQLITE_IOERR_WRITE, EDQUOT, .full, "Make room"),
    (.SQLITE_IOERR_FSYNC, EDQUOT, .damaged, "start afresh"), (.SQLITE_IOERR_WRITE, EIO, .damaged, "start afresh"),
    (.SQLITE_IOERR_WRITE, EROFS, .misuse, "read-only"), (.SQLITE_READONLY, EROFS, .misuse, "read-only"),
    (.SQLITE_BUSY, 0, .busy, "other program"), (.SQLITE_CORRUPT, 0, .damaged, "start afresh"),
  ]

  @Test("A used-up quota passes like a full disk; a read-only file system and a broken disk do not", arguments: faults)
  func meaning(code: ResultCode, errno: CInt, expected: JournalFault.Code, words: String) {
    let fault = JournalFault(DatabaseError(resultCode: code), doing: "writing", errno: errno)
    #expect(fault.code == expected && fault.description.contains(words), "\(fault)")
  }
}
