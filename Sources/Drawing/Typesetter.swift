internal import CPangoCairo

/// Turns text into measured paragraphs. Thai is shaped by HarfBuzz and broken at words by libthai.
///
/// Owns a font map and a context of Pango, which may not be shared: one typesetter serves one thread. The first
/// paragraph takes tens of milliseconds (fontconfig), later ones far less than one.
public final class Typesetter {
  private let fonts: UnsafeMutablePointer<PangoFontMap>
  let context: OpaquePointer
  private var checked: Set<Font> = []

  /// - Throws: `DrawingFault.library` when Pango has no Cairo back end or memory is short.
  public init() throws(DrawingFault) {
    guard let fonts = pango_cairo_font_map_new() else {
      throw .library(call: "pango_cairo_font_map_new", status: "no font map")
    }
    guard let context = pango_font_map_create_context(fonts) else {
      pangocairo_unref(fonts)
      throw .library(call: "pango_font_map_create_context", status: "no context")
    }
    self.fonts = fonts
    self.context = context
    // Whole dots only: grey edges would be dithered away by a one-bit surface and leave ragged strokes.
    let options = cairo_font_options_create()
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_NONE)
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL)
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
  /// - Parameter width: dots after which lines are broken; `nil` keeps everything on one line.
  /// - Throws: `DrawingFault.missingFont` and `.missingGlyphs`, never a substitute.
  public func paragraph(
    _ text: String, in font: Font, width: Int? = nil, alignment: Paragraph.Alignment = .leading
  ) throws(DrawingFault) -> Paragraph {
    try requireInstalled(font)
    return try Paragraph(text, in: font, width: width, alignment: alignment, context: context)
  }

  /// Pango falls back to another family without a word; a ticket in the wrong font must not pass unseen.
  private func requireInstalled(_ font: Font) throws(DrawingFault) {
    guard !checked.contains(font) else { return }
    let wanted = font.description
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
    pango_font_description_set_family(description, family)
    pango_font_description_set_weight(description, weight == .bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
    pango_font_description_set_absolute_size(description, Double(size) * Double(PANGO_SCALE))
    return description
  }
}
