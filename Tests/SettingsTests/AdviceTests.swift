import Settings
import Testing

@Suite("What is valid in a settings file and means something else than it looks like")
struct AdviceTests {
  /// The warnings about the sample file with one text in another's place.
  private func warnings(_ text: String, for old: String) throws -> [String] {
    let file = validFile.replacing(old, with: text)
    return try KioskSettings.check(file, file: "kiosk.yaml").warnings.map { "\($0.line) \($0.key): \($0.reason)" }
  }

  @Test("The sample has none of it")
  func none() throws {
    #expect(try warnings("", for: "nothing").isEmpty)
  }

  @Test("A name that a comment cuts off is warned of, a comment that is meant is not")
  func cut() throws {
    let cut = try warnings("name: ช่อง #1 ร้องทุกข์", for: "name: ร้องทุกข์")
    #expect(cut.count == 1 && cut[0].hasPrefix("17 services[2].name: ") && cut[0].contains("begins a comment"))
    for meant in ["name: ร้องทุกข์  #1", "name: ร้องทุกข์ # ชั้น 1", "name: \"ช่อง #1\"", "name: ช่อง#1"] {
      #expect(try warnings(meant, for: "name: ร้องทุกข์").isEmpty, "\(meant)")
    }
  }

  @Test("Two services of one name are warned of, however the name is written")
  func twins() throws {
    let twins = try warnings("name: ให้คำปรึกษา", for: "name: ร้องทุกข์")
    #expect(twins.count == 1 && twins[0].hasPrefix("17 services[2].name: ") && twins[0].contains("ให้คำปรึกษา"))
  }

  @Test(
    "A code that programs that read tables change is warned of",
    arguments: [
      ("code: oss-01", "code: 00123", "1 site.code"), ("code: COMPLAINT", "code: 1E5", "16 services[2].code"),
    ])
  func code(old: String, new: String, place: String) throws {
    let file = validFile.replacing("issue: COMPLAINT", with: new == "code: 1E5" ? "issue: 1E5" : "issue: COMPLAINT")
    let warnings = try KioskSettings.check(file.replacing(old, with: new), file: "kiosk.yaml").warnings
    #expect(warnings.map { "\($0.line) \($0.key)" } == [place])
    #expect(warnings.first?.reason.contains("spreadsheets take this code for a number") == true)
  }

  @Test("A zone whose sign is turned round is warned of")
  func zone() throws {
    let warnings = try warnings("name: ศูนย์บริการ, time_zone: Etc/GMT+7}", for: "name: ศูนย์บริการ}")
    #expect(warnings.count == 1 && warnings[0].contains("seven hours behind"))
  }
}
