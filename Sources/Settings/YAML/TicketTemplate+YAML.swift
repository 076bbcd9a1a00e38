import Foundation
import Events

extension TicketTemplate {
  /// The ticket of the copy of `ticket.yaml` in the program.
  public static let standard: TicketTemplate = {
    let file = StandardFile.ticket
    let read = try? YAMLDocument.check(file.embedded, file: file.embeddedName) { readFile(&$0) }
    return TicketTemplate(blocks: read?.settings ?? [Block(.number(height: 140, digits: .arabic))])
  }()

  /// Reads `ticket:`, whose blocks stand in it, in the file that it names, or in the standard one.
  static func read(_ value: YAMLValue) -> TicketTemplate? {
    value.section { keys in
      let languages = keys.optional("language") { $0.choice(Languages.self) } ?? .thai
      let digits = keys.optional("digits") { $0.choice(Digits.self) } ?? .arabic
      let named = keys.optional("template_file") { file in file.path().flatMap { blocks(in: $0, log: file.log) } }
      let own = keys.optional("blocks") { readBlocks($0) }
      if keys.has("blocks"), keys.has("template_file") {
        return value.fault(
          "the ticket has both \"blocks\" and \"template_file\"", remedy: "keep one of the two", code: .conflict)
      }
      let isGiven = keys.has("blocks") || keys.has("template_file")
      guard let blocks = isGiven ? own ?? named : standardBlocks(value.log) else { return nil }
      return TicketTemplate(languages: languages, digits: digits, blocks: blocks)
    }
  }

  /// The ticket of a file without `ticket:`.
  static func standard(_ log: FaultLog) -> TicketTemplate? {
    standardBlocks(log).map { TicketTemplate(blocks: $0) }
  }

  /// The installed `ticket.yaml`, or the copy in the program.
  private static func standardBlocks(_ log: FaultLog) -> [Block]? {
    StandardFile.ticket.installed().first.map { blocks(in: $0, log: log) } ?? standard.blocks
  }

  private static func blocks(in file: String, log: FaultLog) -> [Block]? {
    do throws(SettingsFaults) {
      let checked = try YAMLDocument.load(file) { readFile(&$0) }
      log.adopt(checked.warnings)
      return checked.settings
    } catch {
      log.adopt(error.faults)
      return nil
    }
  }

  static func readFile(_ root: inout YAMLSection) -> [Block]? { root.required("blocks") { readBlocks($0) } }

  private static func readBlocks(_ value: YAMLValue) -> [Block]? {
    guard let blocks = value.list(atLeastOne: true, { Block.read($0) }) else { return nil }
    if !value.log.hasErrors, !blocks.hasNumber {
      return value.fault(
        "the ticket never shows its number", remedy: "add the entry \"- number\" to the blocks", code: .missing)
    }
    return blocks
  }
}

extension [TicketTemplate.Block] {
  /// Whether some block shows the number always.
  fileprivate var hasNumber: Bool {
    contains { block in
      switch block.content {
      case .number: block.condition == nil
      case .row(let columns): block.condition == nil && columns.contains(where: \.hasNumber)
      default: false
      }
    }
  }
}

extension TicketTemplate.Block {
  /// The kinds that need no text; written `- date` or `- {block: date, size: small}`.
  fileprivate enum Kind: String, CaseIterable {
    case number
    case date
    case documents
    case qr
    case ruler
    case logo
  }

  static func read(_ value: YAMLValue) -> Self? {
    if value.isScalar {
      guard let kind = value.choice(Kind.self) else { return nil }
      guard kind != .logo else {
        return value.fault("a logo needs its file", remedy: "write {block: logo, file: /path/of/logo.png}")
      }
      return Self(standardContent(kind))
    }
    return value.section { keys in
      let content = readContent(&keys, value)
      let style = TicketTemplate.Style.read(&keys)
      let condition = readCondition(&keys, value)
      return content.map { Self($0, style: style, condition: condition) }
    }
  }

  private static func readContent(_ keys: inout YAMLSection, _ value: YAMLValue) -> TicketTemplate.Content? {
    let kinds = ["text", "block", "row"]
    let text = keys.optional("text") { TicketText.read($0).map(TicketTemplate.Content.text) }
    let row = keys.optional("row") { readRow($0) }
    let kind = keys.optional("block") { $0.choice(Kind.self) }
    guard kinds.count(where: keys.has) == 1 else {
      let choices = Kind.allCases.map(\.rawValue).joined(separator: ", ")
      return value.fault(
        kinds.contains(where: keys.has) ? "this block is several things at once" : "this block shows nothing",
        remedy: "write one of text: …, row: […] or block: with one of \(choices)", code: .conflict)
    }
    return text ?? row ?? kind.flatMap { readContent($0, &keys) }
  }

  private static func readContent(_ kind: Kind, _ keys: inout YAMLSection) -> TicketTemplate.Content? {
    switch kind {
    case .number:
      let height = keys.optional("height_mm") { $0.integer(in: 8...40, unit: "millimetres") } ?? 14
      let digits = keys.optional("digits") { $0.choice(TicketTemplate.Digits.self) } ?? .arabic
      return .number(height: height * 10, digits: digits)
    case .qr: return .code(module: keys.optional("module_dots") { $0.integer(in: 3...12, unit: "dots") } ?? 4)
    case .logo: return TicketLogo.read(&keys).map { .logo($0) }
    default: return standardContent(kind)
    }
  }

  private static func standardContent(_ kind: Kind) -> TicketTemplate.Content {
    switch kind {
    case .number: .number(height: 140, digits: .arabic)
    case .date: .date
    case .documents: .documents
    case .qr: .code(module: 4)
    case .ruler, .logo: .ruler
    }
  }

  /// A column is a block or a list of blocks.
  private static func readRow(_ value: YAMLValue) -> TicketTemplate.Content? {
    let columns = value.list { column -> [TicketTemplate.Block]? in
      column.elements.isEmpty ? read(column).map { [$0] } : column.list { read($0) }
    }
    guard let columns else { return nil }
    guard (2...3).contains(value.elements.count) else {
      return value.fault("a row has two or three columns", remedy: "write row: [left, right]")
    }
    return .row(columns)
  }

  private static func readCondition(_ keys: inout YAMLSection, _ value: YAMLValue) -> TicketTemplate.Condition? {
    let wanted = keys.optional("if") { $0.choice(TicketTemplate.Fact.self) }
    let unwanted = keys.optional("unless") { $0.choice(TicketTemplate.Fact.self) }
    if keys.has("if"), keys.has("unless") {
      value.note(.conflict, "this block has both \"if\" and \"unless\"", remedy: "keep one of the two")
    }
    return wanted.map { .init($0) } ?? unwanted.map { .init($0, holds: false) }
  }
}

extension TicketTemplate.Style {
  static func read(_ keys: inout YAMLSection) -> Self {
    Self(
      size: keys.optional("size") { $0.choice() } ?? .normal, isBold: keys.optional("bold") { $0.flag() } ?? false,
      alignment: keys.optional("align") { $0.choice() } ?? .centre,
      space: keys.optional("space") { $0.choice() } ?? .normal,
      isInverse: keys.optional("inverse") { $0.flag() } ?? false)
  }
}

extension TicketText {
  static func read(_ value: YAMLValue) -> TicketText? {
    guard let label = value.bilingual() else { return nil }
    do throws(Fault) {
      return TicketText(thai: try pieces(of: label.thai), english: try pieces(of: label.english))
    } catch {
      let known = Value.allCases.map(\.rawValue)
      guard case .unknown(let name?) = error else {
        return value.fault("a brace stands alone", remedy: "write a value's name between braces, such as {service}")
      }
      return value.fault(
        "a ticket has no value {\(name)}",
        remedy: known.nearest(to: name).map { "did you mean {\($0)}?" }
          ?? "the values are \(known.map { "{\($0)}" }.joined(separator: ", "))")
    }
  }
}
