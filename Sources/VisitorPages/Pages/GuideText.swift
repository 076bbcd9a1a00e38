internal import Events
internal import Ports
internal import VisitorJourney

/// A service guide as lines of text, broken into parts that fit an area.
struct GuideText {
  struct Line: Hashable {
    var text: String
    var isHeading: Bool
    var lines = 1
    var rectangle = Rectangle(x: 0, y: 0, width: 0, height: 0)
  }

  private let paragraphs: [Line]
  private let frame: PageFrame

  init(_ guide: ServiceGuide, _ words: Wording, frame: PageFrame) {
    self.frame = frame
    paragraphs =
      guide.sections(words).flatMap { section in
        [Line(text: section.heading, isHeading: true)] + section.lines.map { Line(text: $0, isHeading: false) }
      } + (guide.version(words).map { [Line(text: $0, isHeading: false)] } ?? [])
  }

  /// Fills columns one after the other, and parts one after the other.
  func parts(in area: Rectangle) -> [[Line]] {
    let columns = area.columns(area.width >= 200 && area.width > area.height ? 2 : 1, gap: 6)
    var parts: [[Line]] = []
    var part: [Line] = []
    var column = 0
    var rest = columns[0]
    // Room for lines of full size, so that all of them have the same.
    let row = frame.line(.body) * 1.34
    for (index, paragraph) in paragraphs.enumerated() {
      var line = paragraph
      line.lines = needed(line.text, in: rest.width)
      let height = Double(line.lines) * row
      // A heading is never the last line of a column.
      let least = line.isHeading && index + 1 < paragraphs.count ? height + 2 * row : height
      if rest.height < least, !part.isEmpty {
        column += 1
        if column == columns.count {
          parts.append(part)
          part = []
          column = 0
        }
        rest = columns[column]
      }
      line.rectangle = rest.takeTop(height)
      part.append(line)
    }
    return part.isEmpty ? parts : parts + [part]
  }

  /// How many lines a text needs, generously: the renderer measures, this only keeps room.
  private func needed(_ text: String, in width: Double) -> Int {
    let letter = frame.line(.body) * 0.48
    return min(4, max(1, Int((Double(text.count) * letter / max(1, width)).rounded(.up))))
  }
}
