import ArgumentParser
import Events
import Exports
import Statistics

/// `kioskctl export`: tables made from a journal.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: localised("Make tables from a journal.", thai: "ส่งออกตารางสถิติจากสมุดบันทึก"),
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
    abstract: localised("Daily visitors or ratings as a file.", thai: "ส่งออกจำนวนผู้รับบริการหรือคะแนนรายวัน"))

  @Option(
    help: ArgumentHelp(
      localised("The journal's file, or its directory.", thai: "แฟ้มสมุดบันทึก หรือไดเรกทอรีที่เก็บ"), valueName: "path"))
  var journal: String
  @Option(help: ArgumentHelp(localised("Which table.", thai: "ตารางที่ต้องการ")))
  var table: Table
  @Option(
    help: ArgumentHelp(
      localised("The first date, YYYY-MM-DD (CE).", thai: "วันแรก รูปแบบ ปปปป-ดด-วว (ค.ศ.)"), valueName: "date"),
    transform: TypedDate.read)
  var from: ServiceDate
  @Option(
    help: ArgumentHelp(
      localised("The last date, included.", thai: "วันสุดท้าย (นับรวม)"), valueName: "date"),
    transform: TypedDate.read)
  var to: ServiceDate
  @Option(help: ArgumentHelp(localised("The form of the file.", thai: "รูปแบบแฟ้ม")))
  var format = Format.csv
  @Flag(
    help: ArgumentHelp(
      localised(
        "For Thai readers: words, visitor types as columns, a total (CSV only).",
        thai: "สำหรับผู้อ่าน: คำภาษาไทย ประเภทผู้รับบริการเป็นคอลัมน์ และยอดรวม (เฉพาะ CSV)")))
  var thai = false
  @Option(
    help: ArgumentHelp(
      localised("The file to write; standard output without it.", thai: "แฟ้มปลายทาง ถ้าไม่ระบุจะแสดงทางหน้าจอ"),
      valueName: "file"))
  var output: String?

  func validate() throws {
    guard from <= to else {
      throw ValidationError(localised("--from is after --to.", thai: "--from อยู่หลัง --to"))
    }
    guard !thai || format == .csv else {
      throw ValidationError(
        localised("--thai is for CSV; JSON has names for programs.", thai: "--thai ใช้ได้กับ CSV เท่านั้น"))
    }
  }

  func run() async throws {
    let journal = try Wiring.journal(at: journal)
    let counts = try journal.counts(for: table.daily, in: from...to)
    let (rows, form) = file(of: [journal.origin: counts])
    if rows.isEmpty {
      StandardError.say(localised("kioskctl: no data in this period", thai: "kioskctl: ไม่มีข้อมูลในช่วงเวลาที่เลือก"))
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
