import Drawing
import Events
import PrinterFixtures
import Settings
import Testing

@testable import TicketPrinter

/// One ticket on one paper in one language.
struct PrintedPage: CustomTestStringConvertible, Sendable {
  let sample: SampleTicket
  let language: TicketTemplate.Languages
  let profile: PrinterProfile

  var testDescription: String { "\(sample)-\(language.rawValue)-\(profile.name)" }

  static let papers: [PrinterProfile] = [.generic80, .generic58]

  static let allPapers = papers + [PrinterProfile(name: "180-dpi", dots: 512, resolution: 180)]

  static let all: [PrintedPage] = SampleTicket.allCases.flatMap { sample in
    TicketTemplate.Languages.allCases.flatMap { language in
      allPapers.map { PrintedPage(sample: sample, language: language, profile: $0) }
    }
  }

  /// Some tenths of a second each: every text in Thai, the fullest tickets in the other languages.
  static let read: [PrintedPage] = all.filter { page in
    switch page.sample {
    case .full, .copy: page.profile.resolution == 203
    default: page.language == .thai && page.profile.resolution == 203
    }
  }

  func renderer() throws -> TicketRenderer {
    var template = TicketTemplate.standard
    template.languages = language
    return try TicketRenderer(template: template, profile: profile)
  }

  func picture() throws -> Bitmap { try renderer().picture(of: sample.content) }

  /// The texts that the paper must say, number and QR code apart.
  func texts(_ renderer: TicketRenderer) -> [String] { texts(of: renderer.template.blocks, renderer) }

  private func texts(of blocks: [TicketTemplate.Block], _ renderer: TicketRenderer) -> [String] {
    let content = sample.content
    return blocks.filter { $0.condition.map(content.fulfils) ?? true }.flatMap { block -> [String] in
      switch block.content {
      case .text(let text): content.words(text, .arabic).map(renderer.written) ?? []
      case .date: renderer.written(content.moment)
      case .documents: content.documents.flatMap(renderer.written)
      case .row(let columns): columns.flatMap { texts(of: $0, renderer) }
      default: []
      }
    }
  }
}

/// What is read from paper, whatever the language: letters without the spaces, which Thai hardly uses.
///
/// The measure of a line is the smallest number of letters to insert, delete or replace that turns it into some part of
/// what was read.
enum Reading {
  static func letters(_ text: String) -> [Unicode.Scalar] {
    // Two spellings of สระอำ and of the dash are one.
    text.unicodeScalars.filter { !$0.properties.isWhitespace }.flatMap { letter -> [Unicode.Scalar] in
      switch letter {
      case "\u{0E33}": ["\u{0E4D}", "\u{0E32}"]
      case "–", "—": ["-"]
      default: [letter]
      }
    }
  }

  /// How many of a line's letters were misread.
  static func mistakes(in line: String, read: [Unicode.Scalar]) -> Int {
    let line = letters(line)
    var row = [Int](repeating: 0, count: read.count + 1)
    for (index, letter) in line.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in read.indices {
        let changed = diagonal + (letter == read[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
      }
    }
    return row.min() ?? line.count
  }
}

@Suite("A ticket is read by others")
struct TicketReadingTests {
  @Test("A reader of text reads the number and 9 of 10 letters of each line", arguments: PrintedPage.read)
  func text(page: PrintedPage) throws {
    let renderer = try page.renderer()
    let strips = try renderer.picture(of: page.sample.content).strips
    let number = try #require(strips.max { $0.ink < $1.ink })
    let figure = page.sample.content.address == nil ? number : number.figures(apart: 26)[0]
    #expect(try PaperReader.readNumber(figure) == page.sample.content.number.description)
    let languages = page.language == .english ? "eng+tha" : "tha+eng"
    // Each text for itself, as its reader looks at it: line by line, and language by language.
    let lines = strips.filter { $0.height >= 8 && $0 != number }.map(\.asBlackOnWhite)
    let read = try lines.flatMap { $0.figures(apart: 16) }.map { try PaperReader.read($0, languages: languages) }
      .joined()
    // Of a name of three lines, whose marks touch the line above, the reader loses a line.
    for text in page.texts(renderer) where Reading.letters(text).count < 100 {
      let mistakes = Reading.mistakes(in: text, read: Reading.letters(read))
      // Of a kiosk's code of two letters one may be misread.
      #expect(mistakes <= max(1, Reading.letters(text).count / 10), "\(text) has \(mistakes) mistakes in: \(read)")
    }
  }

  @Test("A telephone reads the address", arguments: PrintedPage.all.filter { $0.sample.content.address != nil })
  func code(page: PrintedPage) throws {
    #expect(try PaperReader.scan(page.picture()) == page.sample.content.address)
  }

  @Test("The measure finds a line in what was read, and tells what is missing")
  func measure() {
    let read = Reading.letters("ศูนย์บริการ\nกรณารอ เรียกหมายเลข 12")
    #expect(Reading.mistakes(in: "ศูนย์ บริการ", read: read) == 0)
    #expect(Reading.mistakes(in: "กรุณารอเรียกหมายเลข", read: read) == 1)
    #expect(Reading.mistakes(in: "xyz", read: read) == 3)
  }
}
