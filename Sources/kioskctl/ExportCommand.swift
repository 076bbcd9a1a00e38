import ArgumentParser
import Events
import Exports
import Statistics
import Terminal

/// `kioskctl export`: tables made from a journal.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Bilingual(thai: "ส่งออกตารางสถิติจากสมุดบันทึก", english: "Make tables from a journal."),
    subcommands: [ExportDailyCommand.self])
}

/// `kioskctl export daily`: needs no network and no running kiosk, and disturbs none.
struct ExportDailyCommand: AsyncParsableCommand {
  enum Table: String, CaseIterable, ExpressibleByArgument {
    case visits, ratings

    var daily: DailyTable {
      switch self {
      case .visits: .visits
      case .ratings: .ratings
      }
    }
  }

  /// As the statistics site's `format`; both give the same bytes for the same counts.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv, json
  }

  static let configuration = CommandConfiguration(
    commandName: "daily",
    abstract: Bilingual(thai: "ส่งออกจำนวนผู้รับบริการหรือคะแนนรายวัน", english: "Daily visitors or ratings as a file."))

  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "แฟ้มสมุดบันทึก หรือไดเรกทอรีที่เก็บ", english: "The journal's file, or its directory."), valueName: "path"
    ))
  var journal: String
  @Option(help: ArgumentHelp(Bilingual(thai: "ตารางที่ต้องการ", english: "Which table.")))
  var table: Table
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "วันแรก รูปแบบ ปปปป-ดด-วว (ค.ศ.)", english: "The first date, YYYY-MM-DD (CE)."), valueName: "date"),
    transform: TypedDate.read)
  var from: ServiceDate
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "วันสุดท้าย (นับรวม)", english: "The last date, included."), valueName: "date"),
    transform: TypedDate.read)
  var to: ServiceDate
  @Option(help: ArgumentHelp(Bilingual(thai: "รูปแบบแฟ้ม", english: "The form of the file.")))
  var format = Format.csv
  @Flag(
    help: ArgumentHelp(
      Bilingual(
        thai: "สำหรับผู้อ่าน: คำภาษาไทย ประเภทผู้รับบริการเป็นคอลัมน์ และยอดรวม (เฉพาะ CSV)",
        english: "For Thai readers: words, visitor types as columns, a total (CSV only).")))
  var thai = false
  @Option(
    help: ArgumentHelp(
      Bilingual(thai: "แฟ้มปลายทาง ถ้าไม่ระบุจะแสดงทางหน้าจอ", english: "The file to write; standard output without it."),
      valueName: "file"))
  var output: String?

  func validate() throws {
    guard from <= to else {
      throw ValidationError(Bilingual(thai: "--from อยู่หลัง --to", english: "--from is after --to."))
    }
    guard !thai || format == .csv else {
      throw ValidationError(
        Bilingual(thai: "--thai ใช้ได้กับ CSV เท่านั้น", english: "--thai is for CSV; JSON has names for programs."))
    }
  }

  func run() async throws {
    let journal = try Wiring.journal(at: journal)
    let counts = try journal.counts(for: table.daily, in: from...to)
    let (rows, form) = file(of: [journal.origin: counts])
    if rows.isEmpty {
      StandardError.say(Bilingual(thai: "kioskctl: ไม่มีข้อมูลในช่วงเวลาที่เลือก", english: "kioskctl: no data in this period"))
    }
    try OutputFile.write(to: output) { write in try form.write(rows, to: write) }
  }

  /// The rows and their form: for programs the names of the columns, for Thai readers words and a total.
  private func file(of counts: [Origin: Counts]) -> (rows: [[Cell]], form: any RowFormat) {
    if thai {
      let sheet = ClerkSheet(table.daily, of: counts, in: from...to)
      return (sheet.rows, CSVFormat(columns: sheet.columns, wording: .thai))
    }
    let rows = table.daily.rows(of: counts, in: from...to)
    switch format {
    case .csv: return (rows, CSVFormat(columns: table.daily.columns))
    case .json: return (rows, JSONFormat(columns: table.daily.columns))
    }
  }
}
