/// The printer models that this machine knows.
struct PrinterProfiles {
  private(set) var profiles: [String: PrinterProfile]

  var names: [String] { profiles.keys.sorted() }

  subscript(name: String) -> PrinterProfile? { profiles[name] }

  /// Reads the copy in the program, and over it the installed files and the named one, each model by its name.
  ///
  /// - Parameter named: the path in the settings.
  /// - Throws: everything that is wrong with the first file that is wrong.
  static func load(named: String?) throws(SettingsFaults) -> PrinterProfiles {
    let standard = StandardFile.printers
    var known = try YAMLDocument.check(standard.embedded, file: standard.embeddedName) { read(&$0) }.settings
    for file in standard.installed().reversed() + [named].compactMap(\.self) {
      let more = try YAMLDocument.load(file) { read(&$0) }.settings
      known.merge(more) { $1 }
    }
    return PrinterProfiles(profiles: known)
  }

  static func read(_ root: inout YAMLSection) -> [String: PrinterProfile]? {
    let profiles = root.required("profiles") { value in
      value.refuseTwins(under: "name")
      return value.list(atLeastOne: true) { PrinterProfile.read($0) }
    }
    guard let profiles else { return nil }
    return Dictionary(profiles.map { ($0.name, $0) }) { first, _ in first }
  }
}

extension PrinterProfile {
  static func read(_ value: YAMLValue) -> PrinterProfile? {
    value.section { keys in
      let name = keys.required("name") { $0.name() }
      let dots = keys.required("width_dots") { readWidth($0) }
      let resolution = keys.optional("resolution_dpi") { $0.integer(in: 150...300, unit: "dots an inch") } ?? 203
      let cutter = keys.required("cutter") { $0.choice(Cutter.self) }
      let cutCode = keys.optional("cut_code") { $0.choice(CutCode.self) } ?? .feedAndCut
      let feed = keys.optional("feed_to_cutter_mm") { $0.integer(in: 0...60, unit: "millimetres") } ?? 15
      let tearMark = keys.optional("tear_mark") { $0.flag() } ?? false
      let status = keys.optional("status") { $0.choice(Status.self) } ?? .auto
      let maxBand = keys.optional("max_band_rows") { $0.integer(in: 24...2303, unit: "rows") } ?? 128
      let centres = keys.optional("centres_raster") { $0.flag() } ?? false
      guard let name, let dots, let cutter else { return nil }
      return PrinterProfile(
        name: name, dots: dots, resolution: resolution, cutter: cutter, cutCode: cutCode, feedToCutter: feed,
        tearMark: tearMark, status: status, maxBand: maxBand, centresRaster: centres)
    }
  }

  /// Reads `width_dots:`; whole bytes make the rows of a raster image.
  static func readWidth(_ value: YAMLValue) -> Int? {
    guard let dots = value.integer(in: 320...960, unit: "dots") else { return nil }
    guard dots % 8 == 0 else {
      return value.fault(
        "a print head's dots are a multiple of 8",
        remedy: "write 576 for paper of 80 mm, 384 for paper of 58 mm (203 dpi), 512 (180 dpi) or 848 (300 dpi)")
    }
    return dots
  }
}
