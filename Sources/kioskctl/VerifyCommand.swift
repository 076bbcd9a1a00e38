import ArgumentParser
import Events
import Ports
import Journal
import Terminal

/// `kioskctl journal verify`: checks the whole chain of hashes.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Bilingual(
      thai: "ตรวจทุกเหตุการณ์กับลูกโซ่แฮช สถานะ 1 เมื่อพบเหตุการณ์ที่ถูกแก้ไข",
      english: "Check every event against the chain of hashes; status 1 names the first that was changed."))

  @OptionGroup var journal: JournalArgument

  func run() async throws {
    let (file, reader) = try Wiring.reader(at: journal.path)
    let report = try verified(reader)
    if let fault = report.fault { throw failure(fault, in: file, after: report.end.seq) }
    let header = reader.header
    print(
      Bilingual(
        thai: "\(file): ครบถ้วน ตู้ \(header.device) ศูนย์ \(header.site): "
          + "\(report.events) เหตุการณ์ บัตรคิว \(report.tickets) ใบ \(report.days) วันให้บริการ",
        english: "\(file): whole. Kiosk \(header.device), site \(header.site): "
          + "\(report.events) events, \(report.tickets) tickets, \(report.days) service days"
      ).spoken)
    if report.purged > 0 || report.unknown > 0 { print(withoutBodies(report).spoken) }
    print("\(report.end.seq) \(report.end.hash)")
  }

  private func withoutBodies(_ report: JournalVerification.Report) -> Bilingual {
    Bilingual(
      thai: "ลบเนื้อหาแล้ว \(report.purged) เหตุการณ์ ชนิดที่โปรแกรมนี้ไม่รู้จัก \(report.unknown) เหตุการณ์",
      english: "\(report.purged) bodies purged, \(report.unknown) events of kinds unknown to this program")
  }

  /// - Throws: `Failure` when the journal cannot be read at all; what is wrong with its chain is in the report.
  private func verified(_ reader: JournalReader) throws -> JournalVerification.Report {
    var progress = ProgressLine(Bilingual(thai: "กำลังตรวจ", english: "Checking"))
    defer { progress.ended() }
    do throws(JournalFault) {
      return try reader.verify { report, goal in progress.reached(report.end.seq, of: goal) }
    } catch {
      throw Failure(error)
    }
  }

  /// Says up to where the journal is proved: what came before stays usable as evidence.
  private func failure(_ fault: JournalVerification.Fault, in file: String, after seq: Int64) -> Failure {
    Failure(
      .finding,
      Bilingual(
        thai: "\(file): พบสิ่งผิดปกติ: \(fault) เหตุการณ์ถึงลำดับที่ \(seq) ถูกต้อง ให้เก็บแฟ้มนี้และสำเนาไว้ และอย่าเพิ่งเผยแพร่ตัวเลข",
        english:
          "\(file): \(fault). Events up to \(seq) are proved. Keep this file and a copy, and do not publish figures"))
  }
}
