import Events
import Ports
import GRDB
import Glibc

extension JournalFault {
  /// Runs what talks to SQLite and says in the journal's own words what went wrong.
  ///
  /// - Parameter doing: a phrase that completes "while …", such as "writing the journal".
  static func explaining<Value>(_ doing: String, _ body: () throws -> Value) throws(JournalFault) -> Value {
    do {
      return try body()
    } catch let fault as JournalFault {
      throw fault
    } catch let error as DatabaseError {
      throw JournalFault(error, doing: doing)
    } catch let error as DecodingError {
      throw .damaged("\(doing): \(error)")
    } catch {
      throw JournalFault(.misuse, cause: "\(doing): \(error)", remedy: "Report this; nothing was written.")
    }
  }

  /// What an SQLite result code (https://www.sqlite.org/rescode.html) means for a journal.
  ///
  /// A code that is not known to be harmless counts as damage: it is safer to stop than to go on.
  ///
  /// - Parameter errno: of the system's call that failed within SQLite; 0 where none did or it is not known.
  init(_ error: DatabaseError, doing: String, errno: CInt = 0) {
    let cause = "\(doing): \(error.message ?? "unknown error") (SQLite \(error.extendedResultCode.rawValue))"
    switch error.resultCode {
    case .SQLITE_FULL: self = .full(cause)
    // The shared memory of the WAL index could not grow: the file system is full, and nothing was synced.
    case .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE: self = .full(cause)
    // SQLite knows of a full disk, and not of a quota that is used up: nothing of the write was synced either.
    case .SQLITE_IOERR where errno == EDQUOT && error.extendedResultCode == .SQLITE_IOERR_WRITE: self = .full(cause)
    case _ where errno == EROFS || error.extendedResultCode == .SQLITE_READONLY_DIRECTORY:
      self.init(
        .misuse, cause: "\(cause): the file system is read-only",
        remedy: "See with dmesg why: a disk that fails is made read-only. Else make it writable and start kioskd again."
      )
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, cause: cause, remedy: "Close the other program that holds the journal open for writing.")
    case .SQLITE_CONSTRAINT:
      self.init(.misuse, cause: cause, remedy: "Report this; nothing of the batch was written.")
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH, .SQLITE_MISUSE:
      self.init(.misuse, cause: cause, remedy: "Check that the journal's directory and files may be read and written.")
    default: self = .damaged(cause)
    }
  }

  static func full(_ cause: String) -> JournalFault {
    JournalFault(.full, cause: cause, remedy: "Make room on the file system; writing then goes on by itself.")
  }

  static func damaged(_ cause: String) -> JournalFault {
    JournalFault(
      .damaged, cause: cause,
      remedy: "Nothing more is written. Check the disk, keep the files, and start afresh on a sound disk.")
  }

  /// A failed call of the C library, by its name and `errno`.
  static func system(_ call: String, _ path: String, _ code: CInt = errno) -> JournalFault {
    let cause = "\(call) \(path): \(String(cString: strerror(code)))"
    return switch code {
    case ENOSPC, EDQUOT: .full(cause)
    case EIO: .damaged(cause)
    default: JournalFault(.misuse, cause: cause, remedy: "Check the path and that the kiosk's user may write there.")
    }
  }
}
