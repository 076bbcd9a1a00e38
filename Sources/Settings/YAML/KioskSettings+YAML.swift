import Events
import Presses
import Queueing
import Statistics
import VisitorJourney

extension KioskSettings {
  /// Reads and checks a settings file.
  ///
  /// - Throws: everything that is wrong with it, each fault with its line, reason and remedy.
  public static func load(_ file: String) throws(SettingsFaults) -> CheckedSettings<KioskSettings> {
    try YAMLDocument.load(file) { read(&$0) }
  }

  /// Checks the text of a settings file.
  ///
  /// - Parameter file: the name that faults give.
  public static func check(_ yaml: String, file: String) throws(SettingsFaults) -> CheckedSettings<KioskSettings> {
    try YAMLDocument.check(Array(yaml.utf8), file: file) { read(&$0) }
  }

  private static func read(_ root: inout YAMLSection) -> KioskSettings? {
    let site = root.required("site") { SiteSettings.read($0) }
    let kiosk = root.required("kiosk") { MachineSettings.read($0) }
    let hours = OpeningHours.read(&root)
    let serving = root.optional("serving") { $0.choice(Serving.self) } ?? .none
    let headStart = root.optional("priority_head_start_minutes") { HeadStart($0) } ?? .standard
    let services = root.required("services") { readServices($0, of: site) }
    let visitorTypes = root.optional("visitor_types") { readVisitorTypes($0) } ?? VisitorTypeOffer.standard
    let profiles = readProfiles(&root)
    let printers = root.optional("printers") { readPrinters($0, profiles) } ?? []
    let ownTicket = root.optional("ticket") { TicketTemplate.read($0) }
    let ticket = root.has("ticket") ? ownTicket : .standard(root.owner.log)
    let paper = root.optional("paper") { PaperSettings.read($0) } ?? PaperSettings()
    let known = knownCodes(&root, visitorTypes)
    let inputs = root.optional("inputs") { readInputs($0, known) } ?? []
    let presses = root.optional("presses") { PressThresholds.read($0) } ?? PressThresholds()
    let screen = root.optional("screen") { ScreenSettings.read($0, known: known) }
    let centre = root.optional("centre") { CentreSettings.read($0) }
    let retention = root.optional("retention") { RetentionRule.read($0) } ?? .standard
    checkSeries(&root)
    guard let site, let kiosk, let hours, let services, let ticket else { return nil }
    return KioskSettings(
      site: site, kiosk: kiosk, hours: hours, serving: serving, headStart: headStart, services: services,
      visitorTypes: visitorTypes, printers: printers, ticket: ticket, paper: paper, inputs: inputs, presses: presses,
      screen: screen,
      centre: centre, retention: retention)
  }

  private static func readServices(_ value: YAMLValue, of site: SiteSettings?) -> [ServiceSettings]? {
    value.refuseTwins(under: "code")
    value.warnOfTwins(under: "name")
    return value.list(atLeastOne: true) { ServiceSettings.read($0, of: site) }
  }

  private static func readVisitorTypes(_ value: YAMLValue) -> [VisitorTypeOffer]? {
    value.refuseTwins(under: "code")
    guard let types = value.list({ VisitorTypeOffer.read($0) }) else { return nil }
    let states = types.contains { $0.code == VisitorTypeOffer.notStated.code }
    return states ? types : types + [.notStated]
  }

  private static func readPrinters(_ value: YAMLValue, _ profiles: PrinterProfiles?) -> [PrinterSettings]? {
    value.refuseTwins(under: "name")
    return value.list { PrinterSettings.read($0, profiles) }
  }

  /// The models that printers may name; `nil` when a file of them is wrong, which is told.
  private static func readProfiles(_ root: inout YAMLSection) -> PrinterProfiles? {
    let named = root.optional("printer_profiles") { $0.path() }
    do throws(SettingsFaults) {
      return try PrinterProfiles.load(named: named)
    } catch {
      root.owner.log.adopt(error.faults)
      return nil
    }
  }

  private static func readInputs(_ value: YAMLValue, _ known: KnownCodes) -> [InputSettings]? {
    value.refuseTwins(under: "name")
    return value.list { InputSettings.read($0, known: known) }
  }

  /// The codes as they stand in the file, so that a fault elsewhere in a service is not told again for each of its keys.
  private static func knownCodes(_ root: inout YAMLSection, _ visitorTypes: [VisitorTypeOffer]) -> KnownCodes {
    func codes(_ list: String) -> [String] {
      (root.optional(list) { $0 }?.words(under: "code") ?? []).compactMap { $0.word }
    }
    let inputs = root.optional("inputs") { $0 }?.elements ?? []
    func inputsWith(_ keys: String...) -> [String] {
      inputs.filter { input in keys.allSatisfy { input.child($0) != nil } }.compactMap { $0.child("name")?.word }
    }
    let touchscreen = touchscreen(&root)
    return KnownCodes(
      services: codes("services"), visitorTypes: visitorTypes.map(\.code) + codes("visitor_types"),
      screens: inputsWith("zones") + [touchscreen].compactMap(\.self), touchscreen: touchscreen,
      pipes: inputsWith("fifo"), ratingPipes: inputsWith("fifo", "rating"))
  }

  /// The input that lies over the visitor's screen: the one that says `screen: true`, or the only one that has neither
  /// zones nor keys and is no scanner.
  private static func touchscreen(_ root: inout YAMLSection) -> String? {
    let inputs = root.optional("inputs") { $0 }?.elements ?? []
    let named = inputs.filter { $0.child("screen")?.word == "true" }
    for other in named.dropFirst() {
      other.note(.conflict, "another input says screen: true", remedy: "write it at one input only")
    }
    if let first = named.first {
      if root.has("screen") { return first.child("name")?.word }
      first.note(.conflict, "there is no screen that it could lie over", remedy: "add a section screen:, or zones here")
      return nil
    }
    guard root.has("screen") else { return nil }
    let plain = inputs.filter {
      $0.child("zones") == nil && $0.child("keys") == nil && $0.child("screen") == nil
        && $0.child("kind")?.word != InputUse.scanner.rawValue
    }
    for other in plain.dropFirst() {
      other.note(
        .conflict, "more than one input could lie over the visitor's screen",
        remedy: "write screen: true at the one that does, and zones or keys at the others")
    }
    return plain.first?.child("name")?.word
  }

  private static func checkSeries(_ root: inout YAMLSection) {
    let series = root.optional("services") { $0 }?.words(under: "series") ?? []
    let fallback = root.optional("kiosk") { $0 }?.child("fallback_series")
    SeriesRules.check(series, fallback: fallback)
  }
}

extension HeadStart {
  /// Minutes by which the special lane counts as having come earlier.
  fileprivate init?(_ value: YAMLValue) {
    guard let minutes = value.integer(in: 0...120, unit: "minutes") else { return nil }
    self.init([.priority: Int64(minutes) * 60_000])
  }
}
