import ArgumentParser
import Events
import Foundation
import Statistics
import Terminal

/// A date on the command line.
enum TypedDate {
  /// Reads `YYYY-MM-DD` of the common era. A Buddhist year is refused with the date that was meant, as nobody can know
  /// later which of the two was written.
  ///
  /// - Throws: `ValidationError`, which ends in status 64.
  @Sendable static func read(_ text: String) throws -> ServiceDate {
    let today = OfficeTime(zone: .current).date(at: Int64(Date.now.timeIntervalSince1970 * 1000))
    do throws(DateFault) {
      return try ServiceDate(typed: text, today: today)
    } catch {
      throw ValidationError(message(error))
    }
  }

  private static func message(_ fault: DateFault) -> String {
    switch fault {
    case .notADate(let text):
      Bilingual(
        thai: "“\(text)” ไม่ใช่วันที่ ให้เขียนเป็น ปปปป-ดด-วว (ค.ศ.)", english: "“\(text)” is no date; write YYYY-MM-DD."
      ).spoken
    case .buddhistYear(let text, let meant?):
      Bilingual(
        thai: "\(text) น่าจะเป็นปี พ.ศ. ให้เขียนเป็น ค.ศ.: \(meant)",
        english: "\(text) looks like a Buddhist year; write \(meant)."
      ).spoken
    case .buddhistYear(let text, nil):
      Bilingual(
        thai: "\(text) น่าจะเป็นปี พ.ศ. และไม่มีวันนี้ในปฏิทิน",
        english: "\(text) looks like a Buddhist year, and has no such day."
      ).spoken
    }
  }
}
