internal import CPangoCairo

/// Turns text into measured paragraphs. Thai is shaped by HarfBuzz and broken at words by libthai.
///
/// Owns a font map and a context of Pango, which may not be shared: one typesetter serves one thread. The first
/// paragraph takes tens of milliseconds (fontconfig), later ones far less than one.
public final class Typesetter {
  private let fonts: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer
  private var checked: Set<Font> = []
  /// Most paragraphs of one ticket are on the next one too.
  private var paragraphs = BoundedCache<Setting, Paragraph>(limit: 50)

  private struct Setting: Hashable {
    var text: String
    var font: Font
    var width: Int?
    var alignment: Paragraph.Alignment
  }

  /// How letters end: in whole dots, or softened by greys.
  public enum Edges: Sendable {
    /// For one-bit surfaces, which would dither greys away and leave ragged strokes.
    case hard
    /// For screens.
    case smooth
  }

  /// - Throws: `DrawingFault.library` when Pango has no Cairo back end or memory is short.
  public init(edges: Edges = .hard) throws(DrawingFault) {
    guard let fonts = pango_cairo_font_map_new() else {
      throw .library(call: "pango_cairo_font_map_new", status: "no font map")
    }
    guard let context = pango_font_map_create_context(fonts) else {
      pangocairo_unref(fonts)
      throw .library(call: "pango_font_map_create_context", status: "no context")
    }
    self.fonts = fonts
    self.context = context
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, edges == .hard ? CAIRO_ANTIALIAS_NONE : CAIRO_ANTIALIAS_GRAY)
    cairo_font_options_set_hint_style(options, edges == .hard ? CAIRO_HINT_STYLE_FULL : CAIRO_HINT_STYLE_SLIGHT)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_ON)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_context_set_language(context, pango_language_from_string("th"))
  }

  deinit {
    pangocairo_unref(UnsafeMutableRawPointer(context))
    pangocairo_unref(fonts)
  }

  /// Sets `text` as a paragraph.
  ///
  /// - Parameters:
  ///   - width: dots after which lines are broken; `nil` keeps everything on one line.
  ///   - allowsBoxes: a letter that no font has becomes a box (`Paragraph.missingGlyphs`) and no fault.
  /// - Throws: `DrawingFault.missingFont` and `.missingGlyphs`.
  public func paragraph(
    _ text: String, in font: Font, width: Int? = nil, alignment: Paragraph.Alignment = .leading,
    allowsBoxes: Bool = false
  ) throws(DrawingFault) -> Paragraph {
    let setting = Setting(text: text, font: font, width: width, alignment: alignment)
    let paragraph = try paragraphs.value(for: setting) { () throws(DrawingFault) in
      let paragraph = try draft(text, in: font, width: width, alignment: alignment)
      paragraph.tighten()
      return paragraph
    }
    guard paragraph.missingGlyphs == 0 || allowsBoxes else {
      throw .missingGlyphs(text: text, count: paragraph.missingGlyphs)
    }
    return paragraph
  }

  /// Sets `text` as a paragraph that need not be perfect: it has a box for each letter that is in no font, and counts them.
  ///
  /// - Parameters:
  ///   - breaking: what to do with a word that is wider than `width`.
  ///   - leading: the distance of lines as a part of what the font asks for.
  /// - Throws: `DrawingFault.missingFont`.
  public func draft(
    _ text: String, in font: Font, width: Int? = nil, alignment: Paragraph.Alignment = .leading,
    breaking: Paragraph.Breaking = .anywhere, leading: Double = 1
  ) throws(DrawingFault) -> Paragraph {
    try requireInstalled(font)
    if let companion = font.companion {
      try requireInstalled(Font(companion, size: font.size, weight: font.weight))
    }
    let paragraph = try Paragraph(
      text, in: font, width: width, alignment: alignment, breaking: breaking, context: context)
    if leading != 1, paragraph.lineCount > 1 { paragraph.setLeading(leading) }
    return paragraph
  }

  /// Pango falls back to another family without reporting it; a text in the wrong font must not pass unseen.
  private func requireInstalled(_ font: Font) throws(DrawingFault) {
    guard !checked.contains(font) else { return }
    let wanted = Font(font.family, size: font.size, weight: font.weight).description
    defer { pango_font_description_free(wanted) }
    guard let loaded = pango_context_load_font(context, wanted) else {
      throw .missingFont(wanted: font.family, found: "none")
    }
    defer { pangocairo_unref(loaded) }
    let found = pango_font_describe(loaded)
    defer { pango_font_description_free(found) }
    let family = pango_font_description_get_family(found).map { String(cString: $0) } ?? "none"
    guard family == font.family else { throw .missingFont(wanted: font.family, found: family) }
    checked.insert(font)
  }
}

extension Font {
  /// A description of Pango's, owned by the caller.
  var description: OpaquePointer? {
    let description = pango_font_description_new()
    pango_font_description_set_family(description, ([family] + [companion].compactMap(\.self)).joined(separator: ","))
    pango_font_description_set_weight(description, weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(description, Double(size) * Double(PANGO_SCALE))
    return description
  }
}
