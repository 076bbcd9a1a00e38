import Statistics
import Testing

@Suite("What spreadsheets make of a code")
struct SpreadsheetReadingTests {
  private static let readings: [(String, SpreadsheetReading?)] = [
    ("00123", .number), ("123", .number), ("1E5", .number), ("1e2", .number), ("1.5", .number), ("001", .number),
    ("NA", .missing), ("null", .missing), ("NaN", .missing), ("TRUE", .truthValue), ("false", .truthValue),
    ("1-2", .date), ("2026-11-21", .date), ("3/4", .date), ("SEP1", .date), ("MAR-21", .date),
    ("=1+1", .formula), ("+66 2 000 0000", .formula), ("-ยกเลิก-", .formula), ("@sum", .formula),
    ("ADVICE", nil), ("A001", nil), ("E5", nil), ("K1", nil), ("SEPARATE1", nil), ("ร้องทุกข์", nil), ("", nil),
    ("NAN-01", nil), ("1A", nil),
  ]

  @Test("Numbers, dates, truth values, what is missing, and formulas are not left as they are", arguments: readings)
  func reading(text: String, reading: SpreadsheetReading?) {
    #expect(SpreadsheetReading(of: text) == reading)
  }
}
