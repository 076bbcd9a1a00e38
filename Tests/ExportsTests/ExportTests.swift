import Events
import Exports
import Statistics
import Testing

@Suite("Exported bytes")
struct ExportTests {
  private let date = ServiceDate(dayNumber: 20_778)

  @Test("CSV for programs: BOM, CRLF, English headers, codes, ISO dates, nothing where nothing was measured")
  func codes() throws {
    #expect(
      text(try visits(service: "REG"), CSVFormat(columns: DailyTable.visits.columns)) == """
        \u{FEFF}date,fiscal_year_be,site_id,kiosk_id,service_code,service_name,channel,period,visitor_type,priority,\
        issued,voided,visits,served,services,no_shows,abandoned,first_no,last_no,day_status,revision,staff_counted\r
        2026-11-21,2570,OSS-1,K1,REG,จดทะเบียน,WALKIN,OFFICE,JURISTIC,NORMAL,2,1,1,,,,,A001,A002,OPEN,0,0\r\n
        """)
  }

  @Test("CSV for Thai readers: Thai headers, words and dates")
  func thai() throws {
    #expect(
      text(try visits(service: "REG"), CSVFormat(columns: DailyTable.visits.columns, wording: .thai)) == """
        \u{FEFF}วันที่,ปีงบประมาณ,ศูนย์บริการ,ตู้กดบัตรคิว,รหัสงานบริการ,งานบริการ,ช่องทางการให้บริการ,ช่วงเวลาให้บริการ,\
        ประเภทผู้รับบริการ,ประเภทคิว,จำนวนบัตรคิวที่ออก (ใบ),จำนวนบัตรคิวที่ยกเลิก (ใบ),จำนวนผู้รับบริการ (คน),\
        จำนวนผู้ได้รับบริการแล้ว (คน),จำนวนการให้บริการ (ครั้ง),จำนวนผู้ไม่มาตามคิว (คน),\
        จำนวนผู้ยกเลิกหรือไม่รอรับบริการ (คน),หมายเลขคิวแรก,หมายเลขคิวสุดท้าย,สถานะวันทำการ,ครั้งที่ปรับปรุง,\
        จำนวนผู้รับบริการที่เจ้าหน้าที่นับ (คน)\r
        21 พ.ย. 2569,2570,OSS-1,K1,REG,จดทะเบียน,ณ จุดให้บริการ (Walk-in),เวลาราชการ,นิติบุคคล,ทั่วไป,2,1,1,,,,,A001,\
        A002,เปิดทำการ,0,0\r\n
        """)
  }

  @Test(
    "A text that a spreadsheet would take for something else is kept for people and left as it is for programs",
    arguments: ["=1+1", "+1", "-1", "@A1", "\t1", "\r1", "0012", "1E5", "NA", "TRUE", "1-2"])
  func formula(service: String) throws {
    let columns = DailyTable.visits.columns
    let quote = service.contains("\r") ? "\"" : ""
    #expect(text(try visits(service: service), CSVFormat(columns: columns)).contains(",\(quote)\(service)\(quote),"))
    for format in [CSVFormat(columns: columns, wording: .thai), CSVFormat(columns: columns, forSpreadsheets: true)] {
      #expect(text(try visits(service: service), format).contains(",\(quote)'\(service)\(quote),"))
    }
  }

  @Test("Commas, quotes and line breaks are quoted")
  func quoting() throws {
    let csv = text(try visits(service: "a,\"b\"\nc"), CSVFormat(columns: DailyTable.visits.columns))
    #expect(csv.contains(",\"a,\"\"b\"\"\nc\","))
  }

  @Test("JSON: members in the columns' order, numbers as numbers, empty as null")
  func json() throws {
    #expect(
      text(try visits(service: "a\"\\\u{1}ก"), JSONFormat(columns: DailyTable.visits.columns)) == """
        [
        {"date":"2026-11-21","fiscal_year_be":2570,"site_id":"OSS-1","kiosk_id":"K1","service_code":"a\\"\\\\\\u0001ก",\
        "service_name":"จดทะเบียน","channel":"WALKIN","period":"OFFICE","visitor_type":"JURISTIC","priority":"NORMAL",\
        "issued":2,"voided":1,"visits":1,"served":null,"services":null,"no_shows":null,"abandoned":null,\
        "first_no":"A001","last_no":"A002","day_status":"OPEN","revision":0,"staff_counted":0}
        ]\n
        """)
    #expect(text([], JSONFormat(columns: DailyTable.visits.columns)) == "[\n]\n")
  }

  @Test("A mean is a number with its decimals, or empty")
  func decimals() throws {
    let by: Dimensions = [
      .date: "2026-11-21", .device: "pad", .basis: "EXIT", .question: "OVERALL", .scale: "5", .survey: "KIOSK_TOUCH",
    ]
    let tallies = ["rating_4": 2, "excluded_PLAY": 3, "excluded_NOBODY": 1].map { measure, count in
      Tally(table: "ratings", measure: measure, by: by, count: count)
    }
    let rows = try rows(.ratings, tallies)
    let columns = DailyTable.ratings.columns
    let last = text(rows, CSVFormat(columns: columns)).split(separator: "\r\n").last
    #expect(last == "2026-11-21,OSS-1,K1,pad,EXIT,,OVERALL,5,0,0,0,2,0,2,4.000,80.00,4,NOBODY:1;PLAY:3,,,KIOSK_TOUCH")
    #expect(text(rows, JSONFormat(columns: columns)).contains("\"mean\":4.000,\"sat_pct\":80.00,"))
    let thai = text(rows, CSVFormat(columns: columns, wording: .thai))
    #expect(thai.hasSuffix(",4.000,80.00,4,ไม่มีผู้รับบริการ:1;กดเล่น:3,,,จอสัมผัสที่ตู้บริการ\r\n"))
  }

  private func visits(service: String) throws -> [[Cell]] {
    let by: Dimensions = [
      .date: "2026-11-21", .service: service, .visitorType: "JURISTIC", .lane: "NORMAL", .channel: "WALKIN",
      .period: "OFFICE",
    ]
    var inSeries = by
    inSeries[.series] = "A"
    let visits = [("issued", by, 2), ("voided", by, 1), ("first_no", inSeries, 1), ("last_no", inSeries, 2)].map {
      Tally(table: "visits", measure: $0, by: $1, count: $2)
    }
    let offered: Dimensions = [
      .date: "2026-11-21", .service: service, .channel: "WALKIN", .name: "จดทะเบียน",
    ]
    return try rows(
      .visits,
      visits + [
        Tally(table: "days", measure: "ran_OPEN", by: [.date: "2026-11-21"], count: 1),
        Tally(table: "offered", measure: "offered", by: offered, count: 1),
      ])
  }

  private func rows(_ table: DailyTable, _ tallies: [Tally]) throws -> [[Cell]] {
    return table.rows(of: [Origin(site: "OSS-1", kiosk: "K1"): Counts(tallies)], in: date...date)
  }

  private func text(_ rows: [[Cell]], _ format: some RowFormat) -> String {
    String(decoding: format.bytes(of: rows), as: UTF8.self)
  }
}
