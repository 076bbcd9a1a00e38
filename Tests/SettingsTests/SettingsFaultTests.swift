import Settings
import Testing

@Suite("What a clerk is told about a wrong file")
struct SettingsFaultTests {
  func all(_ yaml: String) -> [SettingsFault] {
    do {
      return try KioskSettings.check(yaml, file: "kiosk.yaml").warnings
    } catch {
      return error.faults
    }
  }

  @Test("Each fault says where, which key, what was found, why, what to do, and its gist in Thai")
  func printing() throws {
    let fault = try #require(all(validFile.replacing("series: A", with: "series: a")).first)
    #expect(
      fault.description == """
        kiosk.yaml:15:13: key "services[1].series" is "a": only up to 4 of the capitals A-Z and digits may stand here
          what to do: write up to 4 of the capitals A-Z and digits
          ภาษาไทย: ค่าที่ตั้งไว้ไม่ถูกต้อง (บรรทัดที่ 15)
        """)
  }

  @Test("All faults of a file come together, in the order of its lines")
  func together() throws {
    let bad = validFile.replacing("oss-01", with: "oss 01").replacing("16.30", with: "16.3")
      .replacing("serving", with: "servings").replacing("queue: thermal", with: "queue: a b")
      .replacing("https", with: "ftp")
    #expect(
      faults(bad) == [
        "1:14 bad_value site.code", "8:12 bad_value hours.weekdays.close", "11:1 unknown_key servings",
        "21:19 bad_value printers[1].cups.queue", "35:8 bad_value centre.url",
      ])
    let report = try #require(throws: SettingsFaults.self) { try KioskSettings.check(bad, file: "kiosk.yaml") }
    #expect(report.description.hasSuffix("5 errors: nothing was started with these settings"))
  }

  @Test("A misspelt key gets the nearest known one as advice, a foreign one the list of all")
  func nearestKey() throws {
    #expect(
      try #require(all(validFile.replacing("serving", with: "srving")).first).remedy == "did you mean \"serving\"?")
    let foreign = try #require(all(validFile.replacing("serving", with: "colour")).first)
    #expect(foreign.remedy.hasPrefix("the keys here are centre, exceptions, hours, inputs, kiosk"))
  }

  @Test("A misspelt service gets the nearest known one as advice")
  func nearestService() throws {
    #expect(
      try #require(all(validFile.replacing("issue: ADVICE}", with: "issue: ADVISE}")).first).remedy
        == "did you mean ADVICE?")
  }

  @Test("Keys that stand twice are all told, with their second place, and with what else is wrong")
  func duplicates() {
    let bad = validFile.replacing("serving: none", with: "serving: none\nserving: counters")
      .replacing("    series: A", with: "    \"series\": A\n    series: B").replacing("exit", with: "door")
    #expect(
      faults(bad) == [
        "12:1 duplicate_key serving", "17:5 duplicate_key series", "27:13 bad_value inputs[1].rating",
      ])
  }

  @Test("A key that stands twice on one line is told with its first place")
  func duplicateOnOneLine() {
    #expect(faults("site: {code: a, code: b}") == ["1:8 duplicate_key code"])
  }

  @Test("1 and \"1\" are one key")
  func sameTextKeys() {
    #expect(faults("1: a\n\"1\": b").contains("2:1 duplicate_key 1"))
  }

  @Test("What is no YAML is told with line and column")
  func syntax() {
    #expect(faults("site:\n\tcode: a") == ["2:1 syntax "])
    #expect(faults("site: {code: a\nkiosk: b") == ["2:6 syntax "])
    #expect(faults("site: \"a") == ["1:9 syntax "])
    #expect(faults("site: a\u{7}b") == ["1:8 syntax "])
    #expect(faults("site: *x") == ["1:7 syntax "])
    #expect(faults("--- {}\n--- {}") == ["2:1 syntax "])
  }

  @Test("An empty file, a list and a plain text are no settings")
  func shapes() {
    #expect(faults("") == ["1:1 missing "])
    #expect(faults("- a") == ["1:1 bad_value "])
    #expect(faults("text") == ["1:1 bad_value "])
    #expect(
      faults("{}") == ["1:1 missing site", "1:1 missing kiosk", "1:1 missing hours", "1:1 missing services"])
  }

  @Test("A file with the mark of Windows editors and its line ends is read like any other")
  func windowsEditor() {
    #expect(faults("\u{FEFF}" + validFile.replacing("\n", with: "\r\n")) == [])
  }

  @Test("A file that is not there is named with the cause")
  func noFile() throws {
    let report = try #require(throws: SettingsFaults.self) { try KioskSettings.load("/nonexistent/kiosk.yaml") }
    #expect(report.faults.map(\.code) == [.unreadable])
    #expect(report.description.hasPrefix("/nonexistent/kiosk.yaml: the file cannot be read: "))
  }

  @Test("Control characters of a file never reach the terminal")
  func terminal() throws {
    let bad = validFile.replacing("code: oss-01", with: "code: \"\\e[2J\"")
    let text = try #require(all(bad).first).description
    #expect(text.contains("\\u{1b}[2J") && !text.contains("\u{1b}"))
  }

  @Test("A file that was cut off anywhere is read or refused, and each fault has a place inside it")
  func cutOff() {
    let scalars = Array(validFile.unicodeScalars)
    for length in stride(from: 1, to: scalars.count, by: 5) {
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[..<length])
      let lines = part.count { $0 == "\n" } + 1
      for fault in all(String(part)) { #expect((1...lines + 1).contains(fault.line) && fault.column >= 1) }
    }
  }
}
