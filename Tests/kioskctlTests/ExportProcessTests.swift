import Foundation
import KioskFixtures
import Testing

@Suite("kioskctl export daily, on the journal of a running kiosk")
struct ExportProcessTests {
  private let kiosk: KioskJournal

  init() async throws {
    kiosk = try KioskJournal()
    try await kiosk.writeMorning()
  }

  @Test("The visitors of a day")
  func visits() throws {
    let run = try export("visits")
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        \u{FEFF}date,fiscal_year_be,site_id,kiosk_id,service_code,service_name,channel,period,visitor_type,priority,\
        issued,voided,visits,served,services,no_shows,abandoned,first_no,last_no,day_status,revision,staff_counted\r
        2026-11-20,2570,OSS-1,K1,,,,,,,,,,,,,,,,NO_DATA,0,\r
        2026-11-21,2570,OSS-1,K1,INFO,สอบถามข้อมูล,WALKIN,,,,0,0,0,,,,,,,CLOSED,0,0\r
        2026-11-21,2570,OSS-1,K1,REG,จดทะเบียน,WALKIN,WEEKEND_HOLIDAY,JURISTIC,NORMAL,3,1,7,,,,,A001,A003,CLOSED,0,5\r\n
        """)
  }

  @Test("The ratings of a day, as JSON")
  func ratings() throws {
    let run = try export("ratings", "--format", "json")
    #expect(run.status == 0 && run.errors == "")
    #expect(
      run.output == """
        [
        {"date":"2026-11-21","site_id":"OSS-1","kiosk_id":"K1","device":"pad-exit","basis":"EXIT","counter_no":null,\
        "question":"OVERALL","scale":5,"rating_1":0,"rating_2":0,"rating_3":0,"rating_4":1,"rating_5":1,"ratings":2,\
        "mean":4.500,"sat_pct":90.00,"excluded":1,"excluded_by_reason":"REPEAT:1",\
        "service_code":null,"service_name":null,"survey_channel":"BUTTON_PAD"}
        ]\n
        """)
  }

  @Test("A file for Thai readers is written whole, in place of the old one, and nothing is left beside it")
  func file() throws {
    let file = kiosk.directory.appending(component: "visits.csv")
    try Data("old".utf8).write(to: file)
    let run = try export("visits", "--thai", "--output", "visits.csv")
    #expect(run.status == 0 && run.output == "")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      text == """
        \u{FEFF}วันที่,ปีงบประมาณ,ศูนย์บริการ,ตู้กดบัตรคิว,รหัสงานบริการ,งานบริการ,ช่องทางการให้บริการ,ช่วงเวลาให้บริการ,\
        ประเภทคิว,นิติบุคคล,วิสาหกิจชุมชน,บุคคลทั่วไปที่ประกอบธุรกิจ,บุคคลทั่วไปที่สนใจประกอบธุรกิจ,ไม่ระบุ,\
        จำนวนบัตรคิวที่ออก (ใบ),จำนวนบัตรคิวที่ยกเลิก (ใบ),จำนวนผู้รับบริการ (คน),จำนวนผู้ได้รับบริการแล้ว (คน),\
        จำนวนการให้บริการ (ครั้ง),จำนวนผู้ไม่มาตามคิว (คน),จำนวนผู้ยกเลิกหรือไม่รอรับบริการ (คน),หมายเลขคิวแรก,\
        หมายเลขคิวสุดท้าย,สถานะวันทำการ,ครั้งที่ปรับปรุง,จำนวนผู้รับบริการที่เจ้าหน้าที่นับ (คน)\r
        20 พ.ย. 2569,2570,OSS-1,K1,,,,,,,,,,,,,,,,,,,,ไม่มีข้อมูล,0,\r
        21 พ.ย. 2569,2570,OSS-1,K1,INFO,สอบถามข้อมูล,ณ จุดให้บริการ (Walk-in),,,0,0,0,0,0,0,0,0,,,,,,,ปิดทำการ,0,0\r
        21 พ.ย. 2569,2570,OSS-1,K1,REG,จดทะเบียน,ณ จุดให้บริการ (Walk-in),วันหยุดราชการ,ทั่วไป,7,0,0,0,0,3,1,7,,,,,A001,\
        A003,ปิดทำการ,0,5\r
        รวม,,,,,,,,,7,0,0,0,0,3,1,7,,,,,,,,,5\r\n
        """)
    let names = try FileManager.default.contentsOfDirectory(atPath: kiosk.path)
    #expect(!names.contains { $0.contains("partial") })
  }

  @Test("A period without data is a header and a word about it")
  func noData() throws {
    let run = try FinishedProgram.kioskctl(
      [
        "export", "daily", "--journal", kiosk.path, "--table", "visits", "--from", "2026-01-01", "--to", "2026-01-31",
      ], in: kiosk.directory)
    #expect(run.status == 0 && run.output.split(separator: "\r\n").count == 1)
    #expect(run.errors == "kioskctl: no data in this period\n")
  }

  @Test("Where the file cannot be written, the status is 74")
  func unwritable() throws {
    let run = try export("visits", "--output", "no/such/directory/visits.csv")
    #expect(run.status == 74 && run.errors.contains("cannot write no/such/directory/visits.csv"))
  }

  @Test("A pipe or device is written as it is, never replaced")
  func device() throws {
    #expect(try export("visits", "--output", "/dev/null").status == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
    #expect(kind == .typeCharacterSpecial)
  }

  @Test("A Buddhist year is refused with the date that is meant, in the caller's language")
  func buddhist() throws {
    for (locale, words) in [
      ("C.UTF-8", "looks like a Buddhist year; write 2026-11-21"), ("th_TH.UTF-8", "น่าจะเป็นปี พ.ศ."),
    ] {
      let run = try FinishedProgram.kioskctl(
        [
          "export", "daily", "--journal", kiosk.path, "--table", "visits", "--from", "2569-11-21", "--to", "2569-11-21",
        ],
        locale: locale, in: kiosk.directory)
      #expect(run.status == 64 && run.errors.contains(words))
    }
  }

  @Test("Without a journal the status is 66")
  func noJournal() throws {
    let run = try FinishedProgram.kioskctl(
      [
        "export", "daily", "--journal", "nothing.sqlite", "--table", "visits", "--from", "2026-11-21", "--to",
        "2026-11-21",
      ], in: kiosk.directory)
    #expect(run.status == 66 && run.errors.contains("nothing.sqlite"))
  }

  private func export(_ table: String, _ options: String...) throws -> FinishedProgram {
    try FinishedProgram.kioskctl(
      ["export", "daily", "--journal", kiosk.path, "--table", table, "--from", "2026-11-20", "--to", "2026-11-21"]
        + options, in: kiosk.directory)
  }
}
