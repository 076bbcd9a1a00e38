internal import Events
internal import Ports
internal import SystemPackage

/// Why nothing more was copied.
enum StickFault: Error, Hashable {
  case absent, readOnly, full, noTables
  /// It was pulled out, or is broken.
  case unwritable

  init(_ code: Errno) {
    self =
      switch code {
      case .noSpace, .diskQuotaExceeded, .fileTooLarge: .full
      case .readOnlyFileSystem, .permissionDenied, .notPermitted: .readOnly
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
