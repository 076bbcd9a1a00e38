import Foundation
import Settings
import Testing

/// The valid file with a ticket at its end, whose first line is line 37.
private func withTicket(_ ticket: String) -> String { validFile + "\n" + ticket }

private func ticket(_ yaml: String) throws -> TicketTemplate {
  try KioskSettings.check(withTicket(yaml), file: "kiosk.yaml").settings.ticket
}

@Suite("A ticket's template is read, or refused at the right place")
struct TicketTemplateTests {
  @Test("Without a ticket the standard one stands: a number, a QR code and what belongs to them")
  func standard() throws {
    let template = try KioskSettings.check(validFile, file: "kiosk.yaml").settings.ticket
    #expect(template == .standard)
    #expect(template.languages == .thai && template.digits == .arabic)
    #expect(template.blocks.count > 10)
  }

  @Test("Language and digits change, the standard blocks stay")
  func languageAndDigits() throws {
    let template = try ticket("ticket: {language: both, digits: thai}")
    #expect(template.languages == .both && template.digits == .thai)
    #expect(template.blocks == TicketTemplate.standard.blocks)
  }

  @Test("Blocks are read with their values, style and condition")
  func blocks() throws {
    let template = try ticket(
      """
      ticket:
        blocks:
          - {text: {th: "คิว {number}", en: "Queue {number}"}, size: large, bold: true, align: left, if: place}
          - ruler
          - row: [{block: number, height_mm: 20, digits: thai}, [{block: qr, module_dots: 5}, date]]
          - {block: documents, unless: clock_doubtful, space: wide}
      """)
    #expect(
      template.blocks == [
        .init(
          .text(TicketText(thai: [.words("คิว "), .value(.number)], english: [.words("Queue "), .value(.number)])),
          style: .init(size: .large, isBold: true, alignment: .left), condition: .init(.place)),
        .init(.ruler),
        .init(.row([[.init(.number(height: 200, digits: .thai))], [.init(.code(module: 5)), .init(.date)]])),
        .init(.documents, style: .init(space: .wide), condition: .init(.clockDoubtful, holds: false)),
      ])
  }

  @Test(
    "What is wrong is told with its line and key",
    arguments: [
      ("ticket: {langauge: th}", "37:10 unknown_key ticket.langauge"),
      ("ticket: {language: de}", "37:20 bad_value ticket.language"),
      ("ticket: {blocks: []}", "37:18 bad_value ticket.blocks"),
      ("ticket: {blocks: [numbr]}", "37:19 bad_value ticket.blocks[1]"),
      ("ticket: {blocks: [date]}", "37:18 missing ticket.blocks"),
      ("ticket: {blocks: [{block: number, if: place}]}", "37:18 missing ticket.blocks"),
      ("ticket: {blocks: [number, {text: \"{plase}\"}]}", "37:34 bad_value ticket.blocks[2].text"),
      ("ticket: {blocks: [number, {text: \"{place\"}]}", "37:34 bad_value ticket.blocks[2].text"),
      ("ticket: {blocks: [number, {text: a, colour: red}]}", "37:37 unknown_key ticket.blocks[2].colour"),
      ("ticket: {blocks: [number, {text: a, height_mm: 9}]}", "37:37 unknown_key ticket.blocks[2].height_mm"),
      ("ticket: {blocks: [number, {text: a, block: qr}]}", "37:27 conflict ticket.blocks[2]"),
      ("ticket: {blocks: [number, {size: small}]}", "37:27 conflict ticket.blocks[2]"),
      ("ticket: {blocks: [{block: number, height_mm: 4}]}", "37:46 bad_value ticket.blocks[1].height_mm"),
      ("ticket: {blocks: [number, {text: \"a\\eb\"}]}", "37:34 bad_value ticket.blocks[2].text"),
      ("ticket: {blocks: [number, logo]}", "37:27 bad_value ticket.blocks[2]"),
      (
        "ticket: {blocks: [number, {block: logo, file: /nowhere/logo.png}]}",
        "37:47 bad_value ticket.blocks[2].file"
      ),
      ("ticket: {template_file: /nowhere/ticket.yaml}", "0:0 unreadable "),
    ])
  func faultsOfTickets(yaml: String, fault: String) {
    #expect(faults(withTicket(yaml)) == [fault])
  }

  @Test("A character that is no text is named with its code and its place, and never reaches a ticket")
  func controlCharacter() throws {
    let report = try #require(throws: SettingsFaults.self) {
      try KioskSettings.check(validFile.replacing("en: Advice", with: "en: \"Ad\\evice\""), file: "kiosk.yaml")
    }
    let fault = try #require(report.faults.first)
    #expect(fault.line == 14 && fault.key == "services[1].name.en" && fault.reason.contains("U+001B"))
  }

  @Test("A template in a file of its own is told by that file's name and line")
  func ownFile() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "ticket-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try "blocks:\n  - number\n  - {text: a, sise: small}\n".write(to: file, atomically: true, encoding: .utf8)
    let report = try #require(throws: SettingsFaults.self) {
      try KioskSettings.check(withTicket("ticket: {template_file: \(file.path)}"), file: "kiosk.yaml")
    }
    let fault = try #require(report.faults.first)
    #expect(report.faults.count == 1 && fault.file == file.path && fault.line == 3 && fault.remedy.contains("size"))
    try "blocks: [number]".write(to: file, atomically: true, encoding: .utf8)
    #expect(
      try ticket("ticket: {template_file: \(file.path)}").blocks == [.init(.number(height: 140, digits: .arabic))])
  }

  @Test("A logo that is no picture is refused before anything is printed")
  func logo() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "logo-\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("no picture at all, though it is long enough".utf8).write(to: file)
    #expect(
      faults(withTicket("ticket: {blocks: [number, {block: logo, file: \(file.path)}]}"))
        == ["37:47 bad_value ticket.blocks[2].file"])
  }
}

@Suite("Printer models")
struct PrinterProfileTests {
  private func printers(_ line: String) throws -> [PrinterSettings] {
    try KioskSettings.check(
      validFile.replacing("    cups: {queue: thermal}", with: "    cups: {queue: thermal}\n" + line), file: "kiosk.yaml"
    ).settings.printers
  }

  @Test("A named model gives the width, and what is set at the printer goes before")
  func named() throws {
    let epson = try #require(try printers("    profile: epson-tm-t88").first)
    #expect(epson.dots == 512 && epson.profile.resolution == 180 && epson.profile.cutter == .partial)
    #expect(epson.profile.status == .yes && epson.profile.centresRaster)
    #expect(try printers("    profile: epson-tm-t88\n    width_dots: 384").first?.dots == 384)
  }

  @Test("Without a model the paper's width says how tickets are parted")
  func unnamed() throws {
    #expect(try printers("").first?.profile == .generic80)
    let narrow = try #require(try printers("    width_dots: 384").first)
    #expect(narrow.profile == .generic58 && narrow.profile.cutter == .none && narrow.profile.tearMark)
  }

  @Test("The two models that stand in the code are those of printers.yaml")
  func generic() throws {
    #expect(try printers("    profile: generic-80mm").first?.profile == .generic80)
    #expect(try printers("    profile: generic-58mm").first?.profile == .generic58)
  }

  @Test("Every model of printers.yaml is whole")
  func all() throws {
    for name in [
      "epson-tm-t20", "epson-tm-t82", "epson-tm-t88", "star-escpos", "xprinter-xp-80", "xprinter-xp-58",
      "bixolon-srp-330", "bixolon-srp-332", "generic-80mm", "generic-58mm",
    ] {
      let profile = try #require(try printers("    profile: \(name)").first?.profile)
      #expect(profile.name == name && (10...20).contains(profile.feedToCutter))
      #expect(profile.tearMark == (profile.cutter == .none))
    }
  }

  @Test("A misspelt model is told with the nearest")
  func misspelt() throws {
    let report = try #require(throws: SettingsFaults.self) { try printers("    profile: epson-tm-t28") }
    #expect(report.faults.map(\.gist) == ["22:14 bad_value printers[1].profile"])
    #expect(report.faults.first?.remedy.hasPrefix("did you mean epson-tm-t") == true)
  }

  @Test("An office adds a model of its own in a file that it names")
  func own() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "printers-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try "profiles: [{name: ours, width_dots: 448, cutter: full, cut_code: old}]".write(
      to: file, atomically: true, encoding: .utf8)
    let settings = try printers("    profile: ours\nprinter_profiles: \(file.path)")
    #expect(settings.first?.profile == PrinterProfile(name: "ours", dots: 448, cutter: .full, cutCode: .old))
    try "profiles: [{name: ours, width_dots: 450, cutter: full}]".write(to: file, atomically: true, encoding: .utf8)
    let report = try #require(throws: SettingsFaults.self) {
      try printers("    profile: ours\nprinter_profiles: \(file.path)")
    }
    #expect(report.faults.map(\.gist) == ["1:37 bad_value profiles[1].width_dots"])
  }
}
